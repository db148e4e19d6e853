package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.delivery.mail.MailConfig;
import com.truewatch.billing.accounts.platform.metrics.DatabaseNumbers;
import com.truewatch.billing.accounts.platform.persistence.TimedQuestion;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Tells of messages that wait for too long. Ready all the same: a mail server that is away takes no replica with it. */
@Readiness
@Singleton
class MessagesCheck implements HealthCheck {
    private static final Duration LONGEST = Duration.ofMillis(1500);

    private final TimedQuestion<Numbers> numbers;

    MessagesCheck(DatabaseNumbers numbers, MessageRepository messages, MailConfig config, Clock clock) {
        Supplier<Number> queued = numbers.of(messages::countQueued);
        Supplier<Number> late =
                numbers.of(() -> messages.countQueuedBefore(clock.instant().minus(config.lateAfter())));
        this.numbers = new TimedQuestion<>("messages-check", LONGEST, () -> new Numbers(queued.get(), late.get()));
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("messages").up();
        numbers.answer().ifPresent(known -> {
            add(answer, "queued", known.queued);
            add(answer, "late", known.late);
        });
        return answer.build();
    }

    @PreDestroy
    void stop() {
        numbers.close();
    }

    /** Left out while nobody knows. */
    private static void add(HealthCheckResponseBuilder answer, String name, Number number) {
        if (!Double.isNaN(number.doubleValue())) {
            answer.withData(name, number.longValue());
        }
    }

    private record Numbers(Number queued, Number late) {}
}
