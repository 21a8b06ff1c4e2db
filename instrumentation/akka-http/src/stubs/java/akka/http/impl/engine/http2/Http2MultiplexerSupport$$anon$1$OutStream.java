package akka.http.impl.engine.http2;

/** As it is in Akka HTTP 10.1, to compile against; it is not part of the jar. */
public abstract class Http2MultiplexerSupport$$anon$1$OutStream {
    public abstract int streamId();
}
