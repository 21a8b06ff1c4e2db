package hookgauge.instrumentation.pekkohttp;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.pekko.http.impl.engine.parsing.ParserOutput;
import org.apache.pekko.http.impl.engine.rendering.HttpResponseRendererFactory;
import org.apache.pekko.http.impl.engine.rendering.ResponseRenderingContext;
import org.apache.pekko.http.impl.engine.rendering.ResponseRenderingOutput;
import org.apache.pekko.http.scaladsl.model.HttpEntity;
import org.apache.pekko.http.scaladsl.model.HttpHeader;
import org.apache.pekko.stream.Attributes.Attribute;
import org.apache.pekko.stream.TLSProtocol;
import org.apache.pekko.stream.impl.fusing.GraphInterpreter;
import org.apache.pekko.stream.impl.fusing.GraphInterpreter$;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * Tells the agent of the exchanges of Pekko's HTTP/1 connections. An object of it is one exchange, and those of a connection are
 * in a row; the first also rides on the attributes of the connection's two stages that parse and render, in one thread at a time.
 */
public final class PekkoHttpCompanion implements Attribute, Consumer<Object>, Supplier<Object>, LongSupplier {
    private static final String SITE = "pekko-http";
    // of the connection, in its first object
    private final String scheme;
    private final GraphStageLogic renderer;
    private PekkoHttpCompanion reading = this;
    private PekkoHttpCompanion writing = this;
    private Throwable error;
    // of the exchange
    private PekkoHttpCompanion next;
    private Object exchange;
    private boolean isActive;
    private boolean isUpgraded;
    private ResponseRenderingContext answered;
    private long requestBytes;
    // less than 0 as long as the head of a response whose body is a stream has not gone out
    private long responseBytes;

    private PekkoHttpCompanion(String scheme, GraphStageLogic renderer) {
        this.scheme = scheme;
        this.renderer = renderer;
    }

    /** Bytes have come, of a new connection maybe. */
    public static void received(GraphStageLogic parser, TLSProtocol.SessionBytes bytes) {
        try {
            if (of(parser) != null) return;
            // what stands for a session where there is no TLS has come to no agreement
            String scheme = "NONE".equals(bytes.session().getProtocol()) ? "http" : "https";
            for (GraphStageLogic stage : parser.interpreter().logics()) {
                if (!(stage.originalStage() instanceof HttpResponseRendererFactory.HttpResponseRenderer$)) continue;
                PekkoHttpCompanion connection = new PekkoHttpCompanion(scheme, stage);
                stage.attributes_$eq(stage.attributes().and(connection));
                parser.attributes_$eq(parser.attributes().and(connection));
                return;
            }
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The parser hands something on. */
    public static Object parsed(GraphStageLogic parser, Object output) {
        try {
            PekkoHttpCompanion connection = of(parser);
            if (connection != null) connection.read(output);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return output;
    }

    /** A response is a head, and all of its body unless that is a stream. */
    public static void rendered(GraphStageLogic renderer, ResponseRenderingContext context) {
        try {
            PekkoHttpCompanion connection = of(renderer);
            int status = context.response().status().intValue();
            if (status < 200 && status != 101 || connection == null || !connection.writing.isActive) return;
            if (connection.writing.isUpgraded) connection.writing.isActive = false;
            else if (connection.writing.isAllOf(context)) connection.end();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A part of a response goes out. */
    public static void sends(ResponseRenderingOutput.HttpData data) {
        try {
            GraphInterpreter interpreter = GraphInterpreter$.MODULE$.currentInterpreterOrNull();
            PekkoHttpCompanion connection = interpreter == null ? null : of(interpreter.activeStage());
            if (connection != null && connection.writing.answered != null) connection.writing.send(data.bytes());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The body of a response that is a stream has come to its end, or shall. */
    public static void sent(GraphStageLogic renderer) {
        try {
            PekkoHttpCompanion connection = of(renderer);
            PekkoHttpCompanion current = connection == null ? null : connection.writing;
            if (current != null && current.answered != null && current.responseBytes >= 0) connection.end();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Of the two stages that which answers has stopped, or any stage has failed; a text is the route of the newest request. */
    @Override
    public void accept(Object told) {
        if (told instanceof String) HookgaugeHttp.route(reading.exchange, (String) told);
        if (told instanceof Throwable && error == null) error = (Throwable) told;
        while (told == renderer && writing.isActive) end();
    }

    /** The agent's object for the exchange whose request was read last, which HTTP/2 goes on with when its answer has gone out. */
    @Override
    public Object get() {
        reading.isUpgraded = true;
        return reading.exchange;
    }

    /** What was read of its body. */
    @Override
    public long getAsLong() {
        return reading.requestBytes;
    }

    private static PekkoHttpCompanion of(GraphStageLogic stage) {
        if (stage == null || stage.attributes().attributeList().isEmpty()) return null;
        Object first = stage.attributes().attributeList().head();
        return first instanceof PekkoHttpCompanion ? (PekkoHttpCompanion) first : null;
    }

    private void read(Object output) {
        if (output instanceof ParserOutput.RequestStart) {
            ParserOutput.RequestStart start = (ParserOutput.RequestStart) output;
            begin(start.method().value());
            boolean isWanted = HookgaugeHttp.headers(reading.exchange).length > 0;
            for (int i = 0; isWanted && i < start.headers().size(); i++) {
                HttpHeader header = start.headers().apply(i);
                HookgaugeHttp.header(reading.exchange, header.lowercaseName(), header.value());
            }
            Object body = start.createEntity();
            boolean isHere = body instanceof ParserOutput.StrictEntityCreator;
            if (isHere) reading.requestBytes = bytesOf(((ParserOutput.StrictEntityCreator<?, ?>) body).entity());
        }
        if (output instanceof ParserOutput.MessageStartError) begin(null);
        ByteString part = output instanceof ParserOutput.EntityPart ? ((ParserOutput.EntityPart) output).data() : null;
        if (output instanceof ParserOutput.EntityChunk)
            part = ((ParserOutput.EntityChunk) output).chunk().data();
        if (part != null) reading.requestBytes += part.length();
    }

    private void begin(String method) {
        if (!reading.isActive) error = null;
        else reading = reading.next = new PekkoHttpCompanion(scheme, renderer);
        reading.exchange = HookgaugeHttp.started(reading.exchange, method, scheme);
        reading.requestBytes = reading.responseBytes = 0;
        reading.isActive = true;
    }

    private boolean isAllOf(ResponseRenderingContext context) {
        answered = context;
        Object body = context.response().entity();
        if (context.requestMethod().value().equals("HEAD")) return true;
        boolean isEmpty = context.response().entity().isKnownEmpty();
        responseBytes = body instanceof HttpEntity.Strict || isEmpty ? bytesOf(body) : -1;
        return responseBytes >= 0;
    }

    private void send(ByteString data) {
        boolean isChunked = answered.response().entity() instanceof HttpEntity.Chunked
                && answered.requestProtocol().value().equals("HTTP/1.1");
        long bytes = isChunked ? 0 : data.length();
        // a chunk comes in its frame, which begins with the size in hexadecimal digits
        for (int i = 0, digit; isChunked && (digit = Character.digit((char) data.apply(i), 16)) >= 0; i++)
            bytes = 16 * bytes + digit;
        responseBytes = responseBytes < 0 ? 0 : responseBytes + bytes;
    }

    private void end() {
        PekkoHttpCompanion old = writing;
        ResponseRenderingContext answer = old.answered;
        String version = answer == null ? null : answer.requestProtocol().value();
        int status = answer == null ? 0 : answer.response().status().intValue();
        HookgaugeHttp.ended(old.exchange, version, status, old.requestBytes, old.responseBytes, error);
        old.isActive = false;
        old.answered = null;
        if (old != reading) writing = old.next;
    }

    private static long bytesOf(Object body) {
        if (!(body instanceof HttpEntity.Strict)) return 0;
        return ((HttpEntity.Strict) body).data().length();
    }
}
