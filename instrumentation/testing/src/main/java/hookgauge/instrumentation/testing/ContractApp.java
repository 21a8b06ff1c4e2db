package hookgauge.instrumentation.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What each server serves in the contract's tests: one path for one behaviour. The server's test binds it. */
public final class ContractApp {
    static final int STREAMED_BYTES = 30_000;
    static final long BIG_BYTES = 256L << 20;
    private static final long PATIENCE_SECONDS = 20;

    /** A request and its response as the server under test offers them. */
    public interface Call {
        InputStream request() throws IOException;

        /** Begins the response; {@code bytes} is the length to announce, or -1 to announce none. */
        OutputStream response(int status, long bytes) throws IOException;
    }

    private final Semaphore held = new Semaphore(0);
    // in turn, for one whose client has left may still be on its way
    private final Semaphore released = new Semaphore(0, true);

    /** Answers in the thread of the caller. */
    public void handle(String path, Call call) throws IOException {
        switch (path.split("/")[1]) {
            case "hello" -> text(call, 200, "hello");
            case "items" -> text(call, 200, "item");
            case "echo" -> echo(call);
            case "fail" -> text(call, 500, "failed");
            case "throw" -> throw new IllegalStateException("thrown by the handler");
            case "routed" -> {
                HookgaugeHttp.route("/routed/{by}");
                text(call, 200, "routed");
            }
            case "stream" -> stream(call);
            case "break" -> {
                OutputStream out = call.response(200, 1000);
                out.write(new byte[10]);
                out.flush();
                throw new IllegalStateException("thrown in the middle");
            }
            case "big" -> big(call);
            case "big-held" -> {
                hold();
                big(call);
            }
            case "hold" -> {
                hold();
                text(call, 200, "held");
            }
            default -> throw new IllegalArgumentException("the app has no " + path);
        }
    }

    /** Answers in another thread, which then does what is to be done after an answer, or without one. */
    public void handleElsewhere(String path, Call call, Runnable done, Runnable broken) {
        Thread thread = new Thread(
                () -> {
                    try {
                        handle(path, call);
                        done.run();
                    } catch (IOException e) {
                        broken.run();
                    }
                },
                "contract app");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until a handler holds. */
    public void awaitHeld() {
        acquire(held);
    }

    /** Lets one handler that holds go on. */
    public void release() {
        released.release();
    }

    private void hold() {
        held.release();
        acquire(released);
    }

    private static void echo(Call call) throws IOException {
        byte[] body = call.request().readAllBytes();
        try (OutputStream out = call.response(200, body.length)) {
            out.write(body);
        }
    }

    private static void stream(Call call) throws IOException {
        try (OutputStream out = call.response(200, -1)) {
            for (int i = 0; i < 3; i++) {
                out.write(new byte[STREAMED_BYTES / 3]);
                out.flush();
            }
        }
    }

    private static void big(Call call) throws IOException {
        byte[] part = new byte[1 << 16];
        // not closed when the client is gone: some servers have given the stream to the next request by then
        OutputStream out = call.response(200, BIG_BYTES);
        for (long left = BIG_BYTES; left > 0; left -= part.length) out.write(part);
        out.close();
    }

    private static void text(Call call, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = call.response(status, body.length)) {
            out.write(body);
        }
    }

    private static void acquire(Semaphore semaphore) {
        try {
            if (semaphore.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) return;
            throw new AssertionError("waited in vain");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
