package hookgauge.instrumentation.ktor;

import io.ktor.http.Headers;
import io.ktor.http.HeadersKt;
import io.ktor.http.content.OutgoingContent;
import io.ktor.utils.io.ByteReadChannel;
import io.ktor.utils.io.ByteWriteChannel;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.Job;
import kotlinx.coroutines.JobKt;

/** Takes a connection over, until the client ends it. */
final class Upgrade extends OutgoingContent.ProtocolUpgrade {
    @Override
    public Headers getHeaders() {
        return HeadersKt.headersOf("Upgrade", "contract");
    }

    @Override
    public Object upgrade(
            ByteReadChannel in,
            ByteWriteChannel out,
            CoroutineContext engine,
            CoroutineContext user,
            Continuation<? super Job> done) {
        // not closed: Ktor 2 may then drop the head of its answer
        return JobKt.Job(null);
    }
}
