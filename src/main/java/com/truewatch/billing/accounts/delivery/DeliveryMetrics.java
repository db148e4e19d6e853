package com.truewatch.billing.accounts.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * How delivery fares, for whoever watches it. What waits is counted in the database at each reading, so every replica
 * tells the same; what became of messages is counted by the replica that settled them.
 */
@Singleton
class DeliveryMetrics {
    private final MeterRegistry registry;
    private final MessageRepository messages;
    private final Clock clock;

    DeliveryMetrics(MeterRegistry registry, MessageRepository messages, Clock clock) {
        this.registry = registry;
        this.messages = messages;
        this.clock = clock;
    }

    void register(@Observes StartupEvent started) {
        for (Channel channel : Channel.values()) {
            Gauge.builder("accounts.messages.queued", this, it -> it.read(found -> found.countQueued(channel)))
                    .description("Messages that wait for their server")
                    .tag("channel", channel.name())
                    .register(registry);
            TimeGauge.builder("accounts.messages.oldest", this, TimeUnit.SECONDS, it -> it.ageOfOldest(channel))
                    .description("How long the oldest of them has waited")
                    .tag("channel", channel.name())
                    .register(registry);
        }
    }

    /** A message came to its end. */
    void settled(Message message, Message.Status end) {
        registry.counter(
                        "accounts.messages.settled",
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

    private double ageOfOldest(Channel channel) {
        return read(found -> found.oldestQueued(channel)
                .map(it -> (double)
                        Math.max(0, Duration.between(it, clock.instant()).toSeconds()))
                .orElse(0.0));
    }

    /** Not a number while the database is away: nobody knows then. */
    private double read(ToDoubleFunction<MessageRepository> question) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> question.applyAsDouble(messages));
        } catch (RuntimeException away) {
            return Double.NaN;
        }
    }
}
