package hookgauge.agent.push;

import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.GrpcResponse;
import io.opentelemetry.sdk.common.export.GrpcSender;
import io.opentelemetry.sdk.common.export.GrpcSenderProvider;
import io.opentelemetry.sdk.common.export.GrpcStatusCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.util.Collections;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Gives the exporter its senders, and listens to what the receiver answers them: the exporter itself tells only that
 * something failed.
 */
final class ObservedSenders implements ComponentLoader {
    private static final long CLOSING_MILLIS = 50;

    private final ComponentLoader bundled = ComponentLoader.forClassLoader(ObservedSenders.class.getClassLoader());
    private final ScheduledExecutorService clock;
    private volatile PushFailure failure;
    private volatile PartialSuccess partial;

    /** @param clock where something may wait without holding up the rest */
    ObservedSenders(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    @Override
    public <T> Iterable<T> load(Class<T> spi) {
        if (spi == HttpSenderProvider.class) {
            HttpSenderProvider observed = config -> new ObservedHttpSender(new SocketSender(config, clock));
            return Collections.singleton(spi.cast(observed));
        }
        if (spi == GrpcSenderProvider.class) {
            GrpcSenderProvider provider =
                    bundled.load(GrpcSenderProvider.class).iterator().next();
            GrpcSenderProvider observed = config -> new ObservedGrpcSender(() -> provider.createSender(config));
            return Collections.singleton(spi.cast(observed));
        }
        return bundled.load(spi);
    }

    /** Why the last send failed, or null if it did not. */
    PushFailure failure() {
        return failure;
    }

    /** What the receiver did not take of the last send that arrived, or null. */
    PartialSuccess partial() {
        return partial;
    }

    private void begin() {
        failure = null;
        partial = null;
    }

    private final class ObservedHttpSender implements HttpSender {
        private final HttpSender sender;

        ObservedHttpSender(HttpSender sender) {
            this.sender = sender;
        }

        @Override
        public void send(MessageWriter message, Consumer<HttpResponse> onResponse, Consumer<Throwable> onError) {
            begin();
            sender.send(
                    message,
                    response -> {
                        failure = PushFailure.ofHttp((HttpAnswer) response);
                        boolean is2xx = response.getStatusCode() / 100 == 2;
                        if (failure == null) partial = PartialSuccess.parse(response.getResponseBody());
                        // to the exporter any 2xx is a success, also a login page
                        if (failure != null && is2xx) onError.accept(new IllegalStateException(failure.reason));
                        else onResponse.accept(response);
                    },
                    error -> {
                        failure = PushFailure.of(error);
                        onError.accept(error);
                    });
        }

        @Override
        public CompletableResultCode shutdown() {
            return sender.shutdown();
        }
    }

    /** Closes what is open after a push that failed: on a connection that is kept, a receiver could answer without an end. */
    private final class ObservedGrpcSender implements GrpcSender {
        private final Supplier<GrpcSender> senders;
        private volatile GrpcSender sender;

        ObservedGrpcSender(Supplier<GrpcSender> senders) {
            this.senders = senders;
        }

        @Override
        public void send(MessageWriter message, Consumer<GrpcResponse> onResponse, Consumer<Throwable> onError) {
            begin();
            // pushes never overlap
            if (sender == null) sender = senders.get();
            GrpcSender used = sender;
            used.send(
                    message,
                    response -> {
                        if (response.getStatusCode() == GrpcStatusCode.OK) {
                            partial = PartialSuccess.parse(response.getResponseMessage());
                        } else {
                            failure = PushFailure.ofGrpc(response);
                            close(used);
                        }
                        onResponse.accept(response);
                    },
                    error -> {
                        failure = PushFailure.of(error);
                        close(used);
                        onError.accept(error);
                    });
        }

        @Override
        public CompletableResultCode shutdown() {
            GrpcSender used = sender;
            return used == null ? CompletableResultCode.ofSuccess() : used.shutdown();
        }

        private void close(GrpcSender failed) {
            sender = null;
            try {
                // only then its connection is idle, and is closed
                clock.schedule(failed::shutdown, CLOSING_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                failed.shutdown();
            }
        }
    }
}
