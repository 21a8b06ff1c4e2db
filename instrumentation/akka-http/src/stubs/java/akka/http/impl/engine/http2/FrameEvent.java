package akka.http.impl.engine.http2;

/** As it is in Akka HTTP, 10.1's in a jar of its own, to compile against; it is not part of the jar. */
public interface FrameEvent {}
