package com.truewatch.billing.accounts.benchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Measures each kind of call with few and with many accounts, and writes the table of {@code src/docs/figures.md}. */
class ServiceBenchmark {
    private static final List<Integer> SIZES =
            List.of(Integer.getInteger("benchmark.few", 10_000), Integer.getInteger("benchmark.many", 1_000_000));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("benchmark.warm-up", 120));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 10));
    private static final int CONNECTIONS = Integer.getInteger("benchmark.connections", 16);
    private static final int HASHERS = 2;

    @Test
    void print() throws Exception {
        List<Figures> all = new ArrayList<>();
        for (int accounts : SIZES) {
            try (Subject subject = new Subject(accounts)) {
                all.add(measure(subject, accounts));
            }
        }
        String table = Figures.table(all);
        System.out.println(table);
        writeInto(Path.of("src/docs/figures.md"), table);
    }

    private static Figures measure(Subject subject, int accounts) throws Exception {
        Figures figures = new Figures(accounts, subject.start());
        Calls calls = new Calls(subject, accounts);
        Load load = new Load(subject, CONNECTIONS, MEASURED);
        BareDatabase bare = new BareDatabase(subject, accounts);
        new Load(subject, CONNECTIONS, MEASURED.dividedBy(2)).fullSpeed("warm-up", bare.reads());
        figures.add(load.fullSpeed("*database alone: account by id*", bare.reads()));
        figures.add(load.fullSpeed("*database alone: one member written*", bare.writes()));
        // The same tokens throughout: a thousand at once that the service has never seen are no load of reads.
        Load.Call read = calls.accountRead();
        new Load(subject, CONNECTIONS, WARM_UP).fullSpeed("warm-up", read);
        Figure reads = figures.add(load.fullSpeed("account read", read));
        figures.add(load.paced("account read at half that load", read, reads.perSecond() / 2));
        figures.resident(subject.residentMegabytes());
        Load.Call write = calls.profileWrite();
        new Load(subject, CONNECTIONS, WARM_UP.dividedBy(2)).fullSpeed("warm-up", write);
        figures.add(load.fullSpeed("profile write", write));
        new Load(subject, CONNECTIONS, WARM_UP.dividedBy(4)).fullSpeed("warm-up", calls.directoryRead());
        figures.add(load.fullSpeed("directory: account by id", calls.directoryRead()));
        figures.add(new Load(subject, 4, MEASURED).fullSpeed("event feed: 100 events", calls.eventPage()));
        new Load(subject, HASHERS, WARM_UP.dividedBy(4)).fullSpeed("warm-up", calls.login());
        HashTime before = HashTime.in(subject.metrics());
        Figure logins = figures.add(new Load(subject, 1, MEASURED).fullSpeed("login by password", calls.login()));
        figures.hash(HashTime.in(subject.metrics()).meanSince(before), logins.median());
        figures.add(new Load(subject, HASHERS, MEASURED).fullSpeed("login by password, two at once", calls.login()));
        new Load(subject, CONNECTIONS, WARM_UP).fullSpeed("warm-up", calls.emailChange());
        figures.add(load.fullSpeed("whole change of email", calls.emailChange()));
        assertTrue(calls.changes() > subject.changesOfEmail(), "no email was changed");
        return figures;
    }

    /** Between the two comments that mark its place. */
    private static void writeInto(Path page, String table) throws IOException {
        Path copy = Files.createDirectories(Path.of("target")).resolve("figures.md");
        Files.writeString(copy, table);
        if (Boolean.getBoolean("figures.update")) {
            String text = Files.readString(page);
            int begin = text.indexOf("<!-- figures -->\n") + "<!-- figures -->\n".length();
            int end = text.indexOf("<!-- end of figures -->");
            Files.writeString(page, text.substring(0, begin) + table + text.substring(end));
        }
    }
}
