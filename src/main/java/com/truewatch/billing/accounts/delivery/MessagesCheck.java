package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.metrics.DatabaseNumbers;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells of messages that wait for too long. Ready all the same: a mail server that is away takes no replica with it. */
@Readiness
@Singleton
class MessagesCheck implements HealthCheck {
    private final Supplier<Number> queued;
    private final Supplier<Number> late;

    MessagesCheck(DatabaseNumbers numbers, MessageRepository messages, QueueConfig config, Clock clock) {
        this.queued = numbers.of(messages::countQueued);
        this.late = numbers.of(() -> messages.countQueuedBefore(clock.instant().minus(config.lateAfter())));
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("messages").up();
        add(answer, "queued", queued.get());
        add(answer, "late", late.get());
        return answer.build();
    }

    /** Left out while nobody knows. */
    private static void add(HealthCheckResponseBuilder answer, String name, Number number) {
        if (!Double.isNaN(number.doubleValue())) {
            answer.withData(name, number.longValue());
        }
    }
}
