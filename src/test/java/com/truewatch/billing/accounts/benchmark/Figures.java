package com.truewatch.billing.accounts.benchmark;

import com.truewatch.billing.accounts.testing.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything that was measured with so many accounts. */
final class Figures {
    private final int accounts;
    private final Duration start;
    private final List<Figure> all = new ArrayList<>();
    private double residentMegabytes;
    private double hashMs;
    private double loginMs;

    Figures(int accounts, Duration start) {
        this.accounts = accounts;
        this.start = start;
    }

    Figure add(Figure figure) {
        all.add(figure);
        System.out.println(accounts + " accounts: " + figure);
        return figure;
    }

    void resident(double megabytes) {
        residentMegabytes = megabytes;
    }

    /** The mean of a hash and the median of a login, each alone. */
    void hash(double meanMs, double loginMedianMs) {
        hashMs = meanMs;
        loginMs = loginMedianMs;
    }

    /** In Markdown. */
    static String table(List<Figures> sizes) throws IOException {
        StringBuilder text = new StringBuilder("""
                | accounts | call | per second | median | p99 | processor: service | PostgreSQL |
                |---|---|---|---|---|---|---|
                """);
        for (Figures size : sizes) {
            size.all.forEach(it -> text.append(format(
                    "| %,d | %s | %,.0f | %.1f ms | %.1f ms | %.2f ms | %.2f ms |%n",
                    size.accounts,
                    it.name(),
                    it.perSecond(),
                    it.median(),
                    it.p99(),
                    it.serviceCpu(),
                    it.databaseCpu())));
        }
        text.append('\n');
        text.append(format(
                "Java %s, %d processors, %s.%n",
                ServiceProcess.javaVersion(),
                Runtime.getRuntime().availableProcessors(),
                LocalDate.now(ZoneOffset.UTC)));
        for (Figures size : sizes) {
            text.append(format(
                    "With %,d accounts: first answer %.1f s after the start; %.0f MB resident after the reads; a login takes "
                            + "%.1f ms, of which the hash alone %.1f ms (+%.0f %%).%n",
                    size.accounts,
                    size.start.toMillis() / 1000.0,
                    size.residentMegabytes,
                    size.loginMs,
                    size.hashMs,
                    100 * (size.loginMs / size.hashMs - 1)));
        }
        return text.toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
