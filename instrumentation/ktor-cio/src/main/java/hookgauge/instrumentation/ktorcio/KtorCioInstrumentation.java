package hookgauge.instrumentation.ktorcio;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where CIO, the server that Ktor 2 and 3 bring themselves, is hooked. */
public final class KtorCioInstrumentation implements InstrumentationModule {
    private static final String CALL = "io/ktor/server/cio/CIOApplicationCall";
    private static final String RESPONSE = "io/ktor/server/cio/CIOApplicationResponse";
    private static final String PIPELINE = "io/ktor/server/cio/backend/ServerPipelineKt";
    private static final String CHUNKS = "io/ktor/http/cio/ChunkedTransferEncodingKt";
    private static final String OUTPUT = "Lio/ktor/utils/io/ByteWriteChannel;";
    private static final String SUSPENDS = "Lkotlin/coroutines/Continuation;)Ljava/lang/Object;";

    @Override
    public String name() {
        return "ktor-cio";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.ktorcio.KtorCioCompanion";
    }

    @Override
    public String home() {
        return "io/ktor/server/cio";
    }

    /** A method that suspends is entered again later: without its arguments, where it is static. */
    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(
                        RESPONSE,
                        "<init>",
                        "(L" + CALL + ";" + OUTPUT
                                + "Lio/ktor/utils/io/ByteReadChannel;Lkotlin/coroutines/CoroutineContext;"
                                + "Lkotlin/coroutines/CoroutineContext;Lkotlinx/coroutines/CompletableDeferred;)V",
                        "started"),
                Hook.onEntry(RESPONSE, "sendResponseMessage", "(Z" + SUSPENDS, "answers"),
                Hook.onEntry(CALL, "release$ktor_server_cio", "()V", "ended"),
                Hook.onThrow(
                        "io/ktor/http/cio/HttpBodyKt",
                        "expectHttpBody",
                        "(Lio/ktor/http/HttpMethod;JLjava/lang/CharSequence;Lio/ktor/http/cio/ConnectionOptions;"
                                + "Ljava/lang/CharSequence;)Z",
                        "refusedBody"),
                // in Ktor 2, then in Ktor 3
                Hook.onEntry(
                                CHUNKS,
                                "writeChunk-yRinSxo",
                                "(" + OUTPUT + "Ljava/nio/ByteBuffer;II" + SUSPENDS,
                                "writes")
                        .optional(),
                Hook.onEntry(CHUNKS, "writeChunk", "(" + OUTPUT + "[BII" + SUSPENDS, "writes")
                        .optional(),
                // not in 2.0, then without a reason, then with one
                Hook.onEntry(
                                PIPELINE,
                                "respondBadRequest",
                                "(Lkotlinx/coroutines/channels/Channel;" + SUSPENDS,
                                "refused")
                        .optional(),
                Hook.onEntry(
                                PIPELINE,
                                "respondBadRequest",
                                "(Lkotlinx/coroutines/channels/Channel;Ljava/lang/String;" + SUSPENDS,
                                "refused")
                        .optional());
    }
}
