package com.truewatch.billing.accounts.platform.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A number that the service tells, and what an operator reads about it: the page of metrics is written from the constants of
 * this type, each beside what it counts. Nothing else registers a meter.
 *
 * @param name as Micrometer writes it; Prometheus's is made of it
 * @param unit of the number
 * @param meaning with its first letter small and no full stop, for a row of a table
 * @param tags what tells its series apart
 * @param buckets of a timer, in whose bounds it counts
 */
public record Metric(
        Kind kind, String name, String unit, String meaning, List<MetricTag> tags, List<Duration> buckets) {
    /** What becomes of it. */
    public enum Kind {
        /** Only grows, as long as the replica lives. */
        COUNTER,
        /** Goes up and down; each replica has its own. */
        GAUGE,
        /** Read from the database: the same at every replica. */
        DATABASE_GAUGE,
        /** How often something took how long. */
        TIMER
    }

    private static final String SECONDS = "seconds";

    /** Counts what is named by the unit. */
    public static Metric counter(String name, String unit, String meaning) {
        return new Metric(Kind.COUNTER, name, unit, meaning, List.of(), List.of());
    }

    /** Is read whenever somebody asks. */
    public static Metric gauge(String name, String unit, String meaning) {
        return new Metric(Kind.GAUGE, name, unit, meaning, List.of(), List.of());
    }

    /** Is read from the database, see {@link DatabaseNumbers}. */
    public static Metric databaseGauge(String name, String unit, String meaning) {
        return new Metric(Kind.DATABASE_GAUGE, name, unit, meaning, List.of(), List.of());
    }

    /** Measures spans of time, and counts those within each of these bounds. */
    public static Metric timer(String name, String meaning, Duration... buckets) {
        return new Metric(Kind.TIMER, name, SECONDS, meaning, List.of(), List.of(buckets));
    }

    /** The same with one more tag, whose values are anything. */
    public Metric tagged(String tag) {
        return tagged(tag, new String[0]);
    }

    /** The same with one more tag, whose values are these. */
    public Metric tagged(String tag, String... values) {
        List<MetricTag> more = new ArrayList<>(tags);
        more.add(new MetricTag(tag, List.of(values)));
        return new Metric(kind, name, unit, meaning, List.copyOf(more), buckets);
    }

    /** The same with one more tag, whose values are these constants. */
    public Metric tagged(String tag, Enum<?>... values) {
        return tagged(tag, Stream.of(values).map(Enum::name).toArray(String[]::new));
    }

    /** One more, with a value for each tag. */
    public void count(MeterRegistry registry, String... values) {
        Counter.builder(name)
                .description(meaning)
                .tags(tagsOf(values))
                .register(registry)
                .increment();
    }

    /** The timer with a value for each tag. */
    public Timer timer(MeterRegistry registry, String... values) {
        return Timer.builder(name)
                .description(meaning)
                .tags(tagsOf(values))
                .serviceLevelObjectives(buckets.toArray(Duration[]::new))
                .register(registry);
    }

    /** Is what this says from now on. */
    public void gauge(MeterRegistry registry, Supplier<Number> number, String... values) {
        Gauge.builder(name, number)
                .description(meaning)
                .baseUnit(baseUnit())
                .tags(tagsOf(values))
                .register(registry);
    }

    /** The unit that is part of the name, or none. */
    @Nullable String baseUnit() {
        return unit.equals(SECONDS) ? SECONDS : null;
    }

    private List<Tag> tagsOf(String... values) {
        if (values.length != tags.size()) {
            throw new IllegalArgumentException(name + " has not these tags: " + Arrays.toString(values));
        }
        List<Tag> all = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            all.add(Tag.of(tags.get(i).name(), values[i]));
        }
        return all;
    }

    /**
     * What tells series apart.
     *
     * @param values all that it may have; none where they are too many to name
     */
    public record MetricTag(String name, List<String> values) {}
}
