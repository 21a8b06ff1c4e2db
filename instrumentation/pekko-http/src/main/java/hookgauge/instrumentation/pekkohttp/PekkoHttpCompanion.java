package hookgauge.instrumentation.pekkohttp;

import java.util.function.Consumer;
import org.apache.pekko.http.impl.engine.parsing.ParserOutput;
import org.apache.pekko.http.impl.engine.rendering.HttpResponseRendererFactory;
import org.apache.pekko.http.impl.engine.rendering.ResponseRenderingContext;
import org.apache.pekko.http.impl.engine.rendering.ResponseRenderingOutput;
import org.apache.pekko.http.scaladsl.model.HttpEntity;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.TLSProtocol;
import org.apache.pekko.stream.impl.fusing.GraphInterpreter;
import org.apache.pekko.stream.impl.fusing.GraphInterpreter$;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * Tells the agent of the exchanges of Pekko's HTTP/1 connections. An object of it is one exchange, and those of a connection are
 * in a row; the first also rides on the attributes of the connection's two stages that parse and render, in one thread at a time.
 */
public final class PekkoHttpCompanion implements Attributes.Attribute, Consumer<Object> {
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
    private ResponseRenderingContext answered;
    private long requestBytes;
    private long responseBytes;
    private boolean isHeadSent;
    private boolean isChunked;

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

    /** A response is made ready: for what the handler failed with, maybe, which then is being handed to the stage that runs. */
    public static void answers(ResponseRenderingContext context) {
        try {
            GraphStageLogic running = running();
            Throwable error = running == null ? null : failureAt(running);
            if (error == null) return;
            for (GraphStageLogic stage : running.interpreter().logics()) if (of(stage) != null) of(stage).error = error;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A response is a head, and all of its body unless that is a stream. */
    public static void rendered(GraphStageLogic renderer, ResponseRenderingContext context) {
        try {
            PekkoHttpCompanion connection = of(renderer);
            int status = context.response().status().intValue();
            if (status < 200 && status != 101 || connection == null || !connection.writing.isActive) return;
            if (connection.writing.isAllOf(context)) connection.end(connection.error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A part of a response goes out. */
    public static void sends(ResponseRenderingOutput.HttpData data) {
        try {
            PekkoHttpCompanion connection = of(running());
            if (connection != null && connection.writing.answered != null) connection.writing.send(data.bytes());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The body of a response that is a stream has come to its end, or shall. */
    public static void sent(GraphStageLogic renderer) {
        try {
            PekkoHttpCompanion connection = of(renderer);
            if (connection != null && connection.writing.answered != null) connection.end(failureAt(renderer));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** One of the two stages has stopped; without the renderer nothing is answered any more. */
    @Override
    public void accept(Object stopped) {
        while (stopped == renderer && writing.isActive) end(failureAt(renderer));
    }

    private static GraphStageLogic running() {
        GraphInterpreter interpreter = GraphInterpreter$.MODULE$.currentInterpreterOrNull();
        return interpreter == null ? null : interpreter.activeStage();
    }

    private static PekkoHttpCompanion of(GraphStageLogic stage) {
        if (stage == null || stage.attributes().attributeList().isEmpty()) return null;
        Object first = stage.attributes().attributeList().head();
        return first instanceof PekkoHttpCompanion ? (PekkoHttpCompanion) first : null;
    }

    private void read(Object output) {
        if (output instanceof ParserOutput.RequestStart) {
            begin(((ParserOutput.RequestStart) output).method().value());
            Object body = ((ParserOutput.RequestStart) output).createEntity();
            boolean isHere = body instanceof ParserOutput.StrictEntityCreator;
            if (isHere) reading.requestBytes = bytesOf(((ParserOutput.StrictEntityCreator<?, ?>) body).entity());
        }
        if (output instanceof ParserOutput.MessageStartError) begin(null);
        ByteString part = ByteString.emptyByteString();
        if (output instanceof ParserOutput.EntityPart) part = ((ParserOutput.EntityPart) output).data();
        HttpEntity.ChunkStreamPart chunk = null;
        if (output instanceof ParserOutput.EntityChunk) chunk = ((ParserOutput.EntityChunk) output).chunk();
        reading.requestBytes += chunk == null ? part.length() : chunk.data().length();
    }

    private void begin(String method) {
        if (reading.isActive) reading = reading.next = new PekkoHttpCompanion(scheme, renderer);
        reading.exchange = HookgaugeHttp.started(reading.exchange, method, scheme);
        reading.requestBytes = reading.responseBytes = 0;
        reading.isActive = true;
    }

    private boolean isAllOf(ResponseRenderingContext context) {
        answered = context;
        Object body = context.response().entity();
        isChunked = body instanceof HttpEntity.Chunked
                && context.requestProtocol().value().equals("HTTP/1.1");
        if (context.requestMethod().value().equals("HEAD")) return true;
        responseBytes = bytesOf(body);
        return body instanceof HttpEntity.Strict || context.response().entity().isKnownEmpty();
    }

    private void send(ByteString data) {
        long bytes = isChunked ? 0 : data.length();
        // a chunk comes in its frame, which begins with the size in hexadecimal digits
        for (int i = 0, digit; isChunked && (digit = Character.digit((char) data.apply(i), 16)) >= 0; i++)
            bytes = 16 * bytes + digit;
        if (isHeadSent) responseBytes += bytes;
        isHeadSent = true;
    }

    private void end(Throwable error) {
        PekkoHttpCompanion old = writing;
        ResponseRenderingContext answer = old.answered;
        String version = answer == null ? null : answer.requestProtocol().value();
        int status = answer == null ? 0 : answer.response().status().intValue();
        HookgaugeHttp.ended(old.exchange, version, status, old.requestBytes, old.responseBytes, error);
        old.isActive = old.isHeadSent = false;
        old.answered = null;
        this.error = null;
        if (old != reading) writing = old.next;
    }

    /** What the stage was handed as a failure, or has just failed with. */
    private static Throwable failureAt(GraphStageLogic stage) {
        for (GraphInterpreter.Connection port : stage.portToConn()) {
            if (port.slot() instanceof GraphInterpreter.Failed) return ((GraphInterpreter.Failed) port.slot()).ex();
        }
        return null;
    }

    private static long bytesOf(Object body) {
        if (!(body instanceof HttpEntity.Strict)) return 0;
        return ((HttpEntity.Strict) body).data().length();
    }
}
