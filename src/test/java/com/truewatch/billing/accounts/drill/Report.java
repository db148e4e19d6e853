package com.truewatch.billing.accounts.drill;

import com.truewatch.billing.accounts.drill.History.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/** The counts of a drill, for people. */
final class Report {
    private final History history;
    private final Tally tally;
    private final Found found;
    private final Findings findings;

    Report(History history, Tally tally, Found found, Findings findings) {
        this.history = history;
        this.tally = tally;
        this.found = found;
        this.findings = findings;
    }

    String print(String title, int unexpected) {
        StringBuilder out = new StringBuilder(System.lineSeparator()).append(title);
        line(out, "%-16s %7s %7s %7s %7s %11s", "request", "2xx", "4xx", "503", "other", "no answer");
        tally.counts().forEach((kind, counts) -> row(out, kind, counts));
        line(
                out,
                "acknowledged     %d edits, %d changes of email, %d sessions begun, %d ended",
                history.writes().stream()
                        .filter(it -> it.outcome() == Outcome.ACKNOWLEDGED)
                        .count(),
                history.changes().size(),
                history.begun().size(),
                history.ended().size());
        line(
                out,
                "met              %d codes sent by two at once, %d races for one address, %d events, %d edits in doubt",
                history.acceptances().size(),
                history.races(),
                found.events().size(),
                history.writes().stream()
                        .filter(it -> it.outcome() == Outcome.UNKNOWN)
                        .count());
        line(
                out,
                "found            acknowledged changes lost %d, codes accepted twice %d, addresses with two owners %d,",
                findings.lost().size(),
                findings.acceptedTwice().size(),
                findings.doubleOwners().size());
        line(
                out,
                "                 events missing or twice %d, jobs left %d, unexpected answers %d, surprises %d",
                findings.events().size(),
                findings.unfinished(),
                unexpected,
                findings.surprises().size());
        return out.append(System.lineSeparator()).toString();
    }

    private static void row(StringBuilder out, String kind, Map<Integer, Integer> counts) {
        line(
                out,
                "%-16s %7d %7d %7d %7d %11d",
                kind,
                sum(counts, it -> it >= 200 && it < 300),
                sum(counts, it -> it >= 400 && it < 500),
                sum(counts, it -> it == 503),
                sum(counts, it -> it != Answer.NONE && it != 503 && (it < 200 || it >= 500 || (it >= 300 && it < 400))),
                sum(counts, it -> it == Answer.NONE));
    }

    private static int sum(Map<Integer, Integer> counts, IntPredicate statuses) {
        return counts.entrySet().stream()
                .filter(it -> statuses.test(it.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(System.lineSeparator()).append(String.format(Locale.ROOT, format, values));
    }
}
