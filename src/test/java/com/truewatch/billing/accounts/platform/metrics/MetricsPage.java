package com.truewatch.billing.accounts.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheus.PrometheusNamingConvention;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the constants that say what is counted, and writes the page of them. Quarkus has the older client of Prometheus. */
@SuppressWarnings("deprecation")
final class MetricsPage {
    private static final Path MAIN = Path.of("src", "main", "java");
    private static final String MARK = " static final Metric ";
    private static final PrometheusNamingConvention NAMES = new PrometheusNamingConvention();

    private final List<Metric> metrics = new ArrayList<>();

    MetricsPage() throws IOException, ReflectiveOperationException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains(MARK)) {
                    read(file);
                }
            }
        }
        metrics.sort(Comparator.comparing(MetricsPage::name));
    }

    String text() {
        StringBuilder page = new StringBuilder("""
                # Metrics

                Written from the code by `mvn test -Dtest=MetricsDocumentTest -Dmetrics.update`; do not edit it.

                Metrics marked with * are read from the database and are the same at every replica; they are `NaN` while nobody knows.
                All others are of the replica that tells them. A timer has `_count`, `_sum` and `_max`, and `_bucket` for each bound `le`.
                [Operating](operating.md#metrics) says more, and what to alert on.

                | metric | unit | tags | meaning |
                |---|---|---|---|
                """);
        metrics.forEach(it -> page.append("| `%s`%s | %s | %s | %s%s |\n"
                .formatted(
                        name(it),
                        it.kind() == Metric.Kind.DATABASE_GAUGE ? " *" : "",
                        it.unit(),
                        it.tags().stream().map(MetricsPage::text).collect(Collectors.joining(", ")),
                        it.meaning(),
                        bounds(it))));
        return page.toString();
    }

    /** Every name in the exposition that one of them brings. */
    Set<String> series() {
        Set<String> names = new TreeSet<>();
        for (Metric metric : metrics) {
            if (metric.kind() == Metric.Kind.TIMER) {
                Stream.of("_count", "_sum", "_max", "_bucket")
                        .map(name(metric)::concat)
                        .forEach(names::add);
            } else {
                names.add(name(metric));
            }
        }
        return names;
    }

    List<Metric> metrics() {
        return metrics;
    }

    /** As Prometheus has it. */
    static String name(Metric metric) {
        Meter.Type type = switch (metric.kind()) {
            case COUNTER -> Meter.Type.COUNTER;
            case GAUGE, DATABASE_GAUGE -> Meter.Type.GAUGE;
            case TIMER -> Meter.Type.TIMER;
        };
        return NAMES.name(metric.name(), type, metric.baseUnit());
    }

    private static String text(Metric.MetricTag tag) {
        return "`" + tag.name() + "`"
                + (tag.values().isEmpty()
                        ? ""
                        : tag.values().stream().collect(Collectors.joining("`, `", " (`", "`)")));
    }

    private static String bounds(Metric metric) {
        return metric.buckets().isEmpty()
                ? ""
                : metric.buckets().stream()
                        .map(it -> Double.toString(it.toMillis() / 1000.0).replaceFirst("\\.0$", ""))
                        .collect(Collectors.joining(", ", "; bounds: ", " s"));
    }

    private void read(Path file) throws ReflectiveOperationException {
        String type =
                MAIN.relativize(file).toString().replaceFirst("\\.java$", "").replace('/', '.');
        for (Field field : Class.forName(type).getDeclaredFields()) {
            if (field.getType() == Metric.class) {
                field.setAccessible(true);
                metrics.add((Metric) field.get(null));
            }
        }
    }
}
