package hookgauge.smoke;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A receiver of pushed metrics that decodes them with the protocol's own classes, and can be a bad one. */
abstract sealed class OtlpReceiver implements AutoCloseable permits OtlpHttpReceiver, OtlpGrpcReceiver {
    /** What is done with a push. */
    enum Answer {
        ACCEPT,
        /** 503, or UNAVAILABLE: come again. */
        UNAVAILABLE,
        /** Reads the push and never answers. */
        NONE
    }

    private final List<Export> exports = new ArrayList<>(); // Guarded by this.
    private volatile Answer answer = Answer.ACCEPT;

    static OtlpReceiver start(Protocol protocol) {
        return start(protocol, 0);
    }

    /** On a port that can be taken a second time; 0 takes a free one. */
    static OtlpReceiver start(Protocol protocol, int port) {
        return protocol == Protocol.GRPC ? new OtlpGrpcReceiver(port) : new OtlpHttpReceiver(port);
    }

    abstract int port();

    abstract String protocol();

    String endpoint() {
        return "http://127.0.0.1:" + port();
    }

    void answerWith(Answer answer) {
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }

    synchronized void received(Export export) {
        exports.add(export);
    }

    /** The pushes that were accepted so far. */
    synchronized List<Export> exports() {
        return List.copyOf(exports);
    }

    Export last() {
        List<Export> seen = exports();
        if (seen.isEmpty()) throw new AssertionError("nothing was pushed");
        return seen.get(seen.size() - 1);
    }

    /** Waits for a push that is right. */
    Export await(Predicate<Export> isRight) {
        return Eventually.get(this::last, isRight);
    }

    @Override
    public abstract void close();
}
