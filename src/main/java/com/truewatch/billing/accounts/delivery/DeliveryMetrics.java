package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.metrics.DatabaseNumbers;
import com.truewatch.billing.accounts.platform.metrics.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * How delivery fares, for whoever watches it. What waits is the same at every replica; what became of messages is
 * counted by the replica that settled them.
 */
@Singleton
public class DeliveryMetrics {
    private static final String MESSAGES = "messages";
    private static final String CHANNEL = "channel";

    private static final Metric QUEUE_SIZE = Metric.databaseGauge(
                    "accounts.messages.queue.size", MESSAGES, "messages that wait for their server")
            .tagged(CHANNEL, Channel.values());

    private static final Metric QUEUE_AGE = Metric.databaseGauge(
                    "accounts.messages.queue.age", "seconds", "how long the oldest of them has waited")
            .tagged(CHANNEL, Channel.values());

    private static final Metric ENDED = Metric.counter("accounts.messages", MESSAGES, "messages that came to their end")
            .tagged(CHANNEL, Channel.values())
            .tagged("template")
            .tagged(
                    "outcome",
                    Stream.of(Message.Status.values())
                            .filter(it -> it != Message.Status.QUEUED)
                            .toArray(Message.Status[]::new));

    private static final Metric FAILED_TRIES = Metric.counter(
                    "accounts.messages.failed.tries", "tries", "tries that failed and will be repeated")
            .tagged(CHANNEL, Channel.values());

    private static final Metric HANDOVER = Metric.timer(
                    "accounts.messages.handover",
                    "from the request for a message to its server's answer",
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5))
            .tagged(CHANNEL, Channel.values());

    private final MeterRegistry registry;
    private final DatabaseNumbers numbers;
    private final MessageRepository messages;
    private final Clock clock;

    DeliveryMetrics(MeterRegistry registry, DatabaseNumbers numbers, MessageRepository messages, Clock clock) {
        this.registry = registry;
        this.numbers = numbers;
        this.messages = messages;
        this.clock = clock;
    }

    void register(@Observes StartupEvent started) {
        for (Channel channel : Channel.values()) {
            QUEUE_SIZE.gauge(registry, numbers.of(() -> messages.countQueued(channel)), channel.name());
            QUEUE_AGE.gauge(registry, numbers.of(() -> ageOfOldest(channel)), channel.name());
        }
    }

    /** A message came to its end. */
    public void settled(Message message, Message.Status end) {
        ENDED.count(registry, message.channel().name(), message.template().name(), end.name());
        if (end == Message.Status.SENT) {
            HANDOVER.timer(registry, message.channel().name())
                    .record(Duration.between(message.createdAt(), clock.instant()));
        }
    }

    /** A try failed, and there will be another. */
    void failed(Message message) {
        FAILED_TRIES.count(registry, message.channel().name());
    }

    private long ageOfOldest(Channel channel) {
        return messages.oldestQueued(channel)
                .map(it -> Math.max(0, Duration.between(it, clock.instant()).toSeconds()))
                .orElse(0L);
    }
}
