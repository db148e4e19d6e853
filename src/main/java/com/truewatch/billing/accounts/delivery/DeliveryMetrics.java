package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.metrics.DatabaseNumbers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * How delivery fares, for whoever watches it. What waits is the same at every replica; what became of messages is
 * counted by the replica that settled them.
 */
@Singleton
public class DeliveryMetrics {
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
            Gauge.builder("accounts.messages.queue.size", numbers.of(() -> messages.countQueued(channel)))
                    .description("Messages that wait for their server")
                    .tag("channel", channel.name())
                    .register(registry);
            Gauge.builder("accounts.messages.queue.age", numbers.of(() -> ageOfOldest(channel)))
                    .description("How long the oldest of them has waited")
                    .baseUnit("seconds")
                    .tag("channel", channel.name())
                    .register(registry);
        }
    }

    /** A message came to its end. */
    public void settled(Message message, Message.Status end) {
        registry.counter(
                        "accounts.messages",
                        "channel",
                        message.channel().name(),
                        "template",
                        message.template().name(),
                        "outcome",
                        end.name())
                .increment();
        if (end == Message.Status.SENT) {
            Timer.builder("accounts.messages.handover")
                    .description("From the request for a message to the word of the server that took it")
                    .tag("channel", message.channel().name())
                    .publishPercentileHistogram()
                    .register(registry)
                    .record(Duration.between(message.createdAt(), clock.instant()));
        }
    }

    /** A try failed, and there will be another. */
    void failed(Message message) {
        registry.counter(
                        "accounts.messages.failed.tries",
                        "channel",
                        message.channel().name())
                .increment();
    }

    private long ageOfOldest(Channel channel) {
        return messages.oldestQueued(channel)
                .map(it -> Math.max(0, Duration.between(it, clock.instant()).toSeconds()))
                .orElse(0L);
    }
}
