package hookgauge.instrumentation.pekkohttp2;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.pekko.http.impl.engine.http2.FrameEvent;
import org.apache.pekko.http.impl.engine.http2.Http2ServerDemux;
import org.apache.pekko.http.impl.engine.server.HttpAttributes;
import org.apache.pekko.http.scaladsl.model.HttpHeader;
import org.apache.pekko.http.scaladsl.model.HttpMethod;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.impl.fusing.GraphInterpreter;
import org.apache.pekko.stream.impl.fusing.GraphInterpreter$;
import org.apache.pekko.stream.stage.GraphStageLogic;
import scala.Tuple2;
import scala.collection.immutable.List;

/**
 * Tells the agent of the streams of Pekko's HTTP/2 connections. An object of it is a connection, which rides on the attributes
 * of the stage that has its frames, or one of its streams; all of a connection happens in one thread at a time, but
 * its requests are handled in others.
 */
public final class PekkoHttp2Companion implements Attributes.Attribute, Consumer<Object> {
    private static final String SITE = "pekko-http2";
    // first streams of connections that begin with HTTP/1, by the stage that is made for one such connection
    private static final Map<Object, PekkoHttp2Companion> UPGRADES = Collections.synchronizedMap(new WeakHashMap<>());
    // by what a request in another thread knows of its connection: where the client is
    private static final Map<InetSocketAddress, PekkoHttp2Companion> CONNECTIONS = new ConcurrentHashMap<>();
    // of a connection
    private final GraphStageLogic stage;
    private final String scheme;
    private InetSocketAddress client;
    private final Map<Integer, PekkoHttp2Companion> streams = new ConcurrentHashMap<>();
    private int newest;
    // of a stream, and the error of all that end by the connection's end
    private Object exchange;
    private int status;
    private long requestBytes;
    private long responseBytes;
    private Throwable error;

    private PekkoHttp2Companion(GraphStageLogic stage, String scheme) {
        this.stage = stage;
        this.scheme = scheme;
    }

    /** What a connection will do by HTTP/2 is made ready, while its request by HTTP/1 is handled if that asked for it. */
    public static void made(Object blueprint, Object settings, Object initial, boolean isUpgrade) {
        try {
            GraphInterpreter interpreter = GraphInterpreter$.MODULE$.currentInterpreterOrNull();
            if (!isUpgrade || interpreter == null) return;
            for (GraphStageLogic stage : interpreter.logics()) {
                Object http1 = first(stage);
                if (!(http1 instanceof Supplier) || !(http1 instanceof LongSupplier)) continue;
                PekkoHttp2Companion stream = new PekkoHttp2Companion(null, null);
                stream.requestBytes = ((LongSupplier) http1).getAsLong();
                stream.exchange = ((Supplier<?>) http1).get();
                UPGRADES.put(blueprint, stream);
                return;
            }
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The head of a request has come, or trailers, or a part of a body, or the end of the client's patience. */
    public static void receives(GraphStageLogic stage, FrameEvent.StreamFrameEvent frame) {
        try {
            PekkoHttp2Companion connection = of(stage);
            if (connection == null) return;
            PekkoHttp2Companion stream = connection.streams.get(frame.streamId());
            if (stream == null) connection.begin(frame);
            else if (frame instanceof FrameEvent.DataFrame)
                stream.requestBytes += ((FrameEvent.DataFrame) frame).payload().length();
            else if (frame instanceof FrameEvent.RstStreamFrame) connection.end(frame.streamId());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The head of a response goes out, or trailers, or a part of a body, or the end of the server's patience. */
    public static void sends(GraphStageLogic stage, FrameEvent frame) {
        try {
            PekkoHttp2Companion connection = of(stage);
            if (connection == null || !(frame instanceof FrameEvent.StreamFrameEvent)) return;
            int id = ((FrameEvent.StreamFrameEvent) frame).streamId();
            PekkoHttp2Companion stream = connection.streams.get(id);
            if (stream != null && stream.isEndedBy(frame)) connection.end(id);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The body of a response has failed. */
    public static void fails(GraphStageLogic stage, int id, Throwable failure) {
        try {
            PekkoHttp2Companion connection = of(stage);
            PekkoHttp2Companion stream = connection == null ? null : connection.streams.get(id);
            if (stream != null) stream.error = failure;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Who handles the request of a stream tells its route. */
    public static void routed(InetSocketAddress client, int id, String template) {
        try {
            PekkoHttp2Companion connection = CONNECTIONS.get(client);
            PekkoHttp2Companion stream = connection == null ? null : connection.streams.get(id);
            if (stream != null) HookgaugeHttp.route(stream.exchange, template);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The stage has stopped, or any of the connection has failed. */
    @Override
    public void accept(Object told) {
        if (told instanceof Throwable && error == null) error = (Throwable) told;
        if (told != stage) return;
        for (PekkoHttp2Companion stream : streams.values()) stream.end(error);
        streams.clear();
        if (client != null) CONNECTIONS.remove(client, this);
    }

    private static Object first(GraphStageLogic stage) {
        List<Attributes.Attribute> attributes = stage.attributes().attributeList();
        return attributes.isEmpty() ? null : attributes.head();
    }

    private static PekkoHttp2Companion of(GraphStageLogic stage) {
        Object first = first(stage);
        if (first instanceof PekkoHttp2Companion) return (PekkoHttp2Companion) first;
        if (!(stage.originalStage() instanceof Http2ServerDemux)) return null;
        PekkoHttp2Companion connection = new PekkoHttp2Companion(stage, scheme(stage));
        PekkoHttp2Companion upgraded = UPGRADES.remove(stage.originalStage());
        if (upgraded != null) connection.streams.put(connection.newest = 1, upgraded);
        Optional<HttpAttributes.RemoteAddress> client =
                stage.attributes().getAttribute(HttpAttributes.RemoteAddress.class);
        if (client.isPresent()) CONNECTIONS.put(connection.client = client.get().address(), connection);
        stage.attributes_$eq(stage.attributes().and(connection));
        return connection;
    }

    private static String scheme(GraphStageLogic stage) {
        Optional<HttpAttributes.TLSSessionInfo> tls =
                stage.attributes().getAttribute(HttpAttributes.TLSSessionInfo.class);
        // what stands for a session where there is no TLS has come to no agreement
        boolean isSecure = tls.isPresent() && !"NONE".equals(tls.get().session().getProtocol());
        return isSecure ? "https" : "http";
    }

    private void begin(FrameEvent.StreamFrameEvent frame) {
        if (!(frame instanceof FrameEvent.ParsedHeadersFrame) || frame.streamId() <= newest) return;
        newest = frame.streamId();
        PekkoHttp2Companion stream = new PekkoHttp2Companion(null, null);
        stream.exchange = HookgaugeHttp.started(null, header(":method", frame), scheme);
        for (String name : HookgaugeHttp.headers(stream.exchange))
            HookgaugeHttp.header(stream.exchange, name, header(name, frame));
        streams.put(newest, stream);
    }

    private boolean isEndedBy(FrameEvent frame) {
        if (frame instanceof FrameEvent.DataFrame) {
            responseBytes += ((FrameEvent.DataFrame) frame).payload().length();
            return ((FrameEvent.DataFrame) frame).endStream();
        }
        if (!(frame instanceof FrameEvent.ParsedHeadersFrame)) return frame instanceof FrameEvent.RstStreamFrame;
        String digits = header(":status", frame);
        if (digits != null) status = Integer.parseInt(digits);
        return ((FrameEvent.ParsedHeadersFrame) frame).endStream();
    }

    private static String header(String name, Object frame) {
        scala.collection.Iterator<?> headers =
                ((scala.collection.Iterable<?>) ((FrameEvent.ParsedHeadersFrame) frame).productElement(2)).iterator();
        Object value = null;
        while (headers.hasNext() && value == null) {
            Tuple2<?, ?> header = (Tuple2<?, ?>) headers.next(); // not of keyValuePairs(): another type in Scala 2.12
            if (header._1().equals(name)) value = header._2();
        }
        if (value instanceof HttpMethod) return ((HttpMethod) value).value();
        return value instanceof HttpHeader ? ((HttpHeader) value).value() : (String) value;
    }

    private void end(int id) {
        PekkoHttp2Companion stream = streams.remove(id);
        stream.end(stream.error);
    }

    private void end(Throwable error) {
        HookgaugeHttp.ended(exchange, "2", status, requestBytes, responseBytes, error);
    }
}
