package hookgauge.instrumentation.play;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.pekko.http.impl.engine.http2.HookgaugePekkoHttp2Companion;
import org.apache.pekko.http.impl.engine.http2.Http2;
import org.apache.pekko.http.scaladsl.model.AttributeKeys;
import org.apache.pekko.http.scaladsl.model.HttpHeader;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.RemoteAddress;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.impl.fusing.GraphInterpreter;
import org.apache.pekko.stream.impl.fusing.GraphInterpreter$;
import org.apache.pekko.stream.stage.GraphStageLogic;
import play.api.mvc.RequestHeader;
import play.core.server.HookgaugePlayCompanion;
import scala.Option;
import scala.collection.Iterator;
import scala.collection.immutable.List;

/** Tells the companions of Pekko HTTP, or of Akka HTTP, the route that Play has found for one of their requests. */
public final class PlayPekkoCompanion {
    private static final String SITE = "play-pekko";

    private PlayPekkoCompanion() {}

    /** A handler is about to be run, over HTTP/1 in a stage beside those of the connection, else by a thread of its own. */
    public static void routed(Object server, Object app, HttpRequest request, RequestHeader header) {
        try {
            String template = HookgaugePlayCompanion.template(header);
            GraphInterpreter interpreter = GraphInterpreter$.MODULE$.currentInterpreterOrNull();
            if (template == null) return;
            if (interpreter != null) tellConnection(interpreter, template);
            else tellStream(request, template);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @SuppressWarnings("unchecked") // the companion of the connection can be told a text
    private static void tellConnection(GraphInterpreter interpreter, String template) {
        for (GraphStageLogic stage : interpreter.logics()) {
            Object companion = first(stage);
            if (!(companion instanceof LongSupplier)) continue;
            ((Consumer<Object>) companion).accept(template);
            return;
        }
    }

    /** The request knows its stream's number, and by a header or by an attribute where the client is. */
    private static void tellStream(HttpRequest request, String template) {
        Option<?> stream = request.attributes().get(Http2.streamId());
        if (stream.isEmpty()) return;
        Option<?> client = request.attributes().get(AttributeKeys.remoteAddress());
        Object address = client.isEmpty() ? addressInHeaders(request) : client.get();
        if (!(address instanceof RemoteAddress.IP)) return;
        InetAddress host = ((RemoteAddress.IP) address).ip();
        Option<?> port = ((RemoteAddress.IP) address).port();
        if (port.isEmpty()) return;
        InetSocketAddress socket = new InetSocketAddress(host, (Integer) port.get());
        HookgaugePekkoHttp2Companion.routed(socket, (Integer) stream.get(), template);
    }

    @SuppressWarnings("deprecation") // Play asks for it up to 3.0
    private static RemoteAddress addressInHeaders(HttpRequest request) {
        Iterator<HttpHeader> headers = request.headers().iterator();
        while (headers.hasNext()) {
            HttpHeader header = headers.next();
            if (header instanceof org.apache.pekko.http.scaladsl.model.headers.Remote$minusAddress)
                return ((org.apache.pekko.http.scaladsl.model.headers.Remote$minusAddress) header).address();
        }
        return null;
    }

    private static Object first(GraphStageLogic stage) {
        if (stage == null) return null;
        List<Attributes.Attribute> attributes = stage.attributes().attributeList();
        return attributes.isEmpty() ? null : attributes.head();
    }
}
