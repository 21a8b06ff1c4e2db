package hookgauge.instrumentation.helidon4http2;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Helidon 4 is hooked for HTTP/2. */
public final class HelidonHttp2Instrumentation implements InstrumentationModule {
    private static final String STREAM = "io/helidon/webserver/http2/Http2ServerStream";
    private static final String PART = "Lio/helidon/common/buffers/BufferData;";

    @Override
    public String name() {
        return "helidon-4-http2";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.helidon4http2.HelidonHttp2Companion";
    }

    @Override
    public String home() {
        return "io/helidon/webserver/http1";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(STREAM, "prologue", "(Lio/helidon/http/HttpPrologue;)V", "started"),
                Hook.onEntry(STREAM, "headers", "(Lio/helidon/http/http2/Http2Headers;Z)V", "read"),
                Hook.onEntry(STREAM, "run", "()V", "ran"),
                Hook.onReturn(STREAM, "run", "()V", "ended"),
                Hook.onThrow(STREAM, "run", "()V", "died"),
                Hook.onResult(STREAM, "readEntityFromPipeline", "()" + PART, "readPart"),
                Hook.onEntry(STREAM, "writeHeaders", "(Lio/helidon/http/http2/Http2Headers;Z)I", "sendsHead"),
                Hook.onEntry(
                        STREAM,
                        "writeHeadersWithData",
                        "(Lio/helidon/http/http2/Http2Headers;I" + PART + "Z)I",
                        "sends"),
                Hook.onEntry(STREAM, "writeData", "(" + PART + "Z)I", "writes"));
    }
}
