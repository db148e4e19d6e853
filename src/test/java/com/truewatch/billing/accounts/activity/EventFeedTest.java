package com.truewatch.billing.accounts.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Profile;
import com.truewatch.billing.accounts.activity.EventFeedService.Slice;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Writers commit in whatever order they like; no reader may miss one of their events or see the order of one row broken. */
@QuarkusTest
class EventFeedTest {
    private static final Logger LOG = Logger.getLogger(EventFeedTest.class);
    private static final int WRITERS = 10;
    private static final int READERS = 3;
    private static final int CHANGES = 150;
    private static final int ACCOUNTS = 4;

    /** A third of the feed has no number yet. */
    private static final String BUSY_TIME = """
            insert into event (id, type, subject, account_id, account_version, at, sequence)
            select gen_random_uuid(), 'account.profile-changed', gen_random_uuid(), gen_random_uuid(), 1, now(),
                case when n <= 14000 then n - 1000000 end
            from generate_series(1, 21000) n
            """;

    private static final String LONG_FEED = """
            insert into event (id, type, subject, account_id, account_version, at, sequence)
            select gen_random_uuid(), type, gen_random_uuid(), gen_random_uuid(), 1, now(), :begin + place
            from (values (1, 'account.profile-changed'), (150000, 'account.profile-changed'), (250000, 'account.frozen'))
                as feed (place, type)
            """;

    @Inject
    EventFeedService feed;

    @Inject
    Journal journal;

    @Inject
    AccountRepository accounts;

    @Inject
    TestAccounts testAccounts;

    @Inject
    TestClock clock;

    @Inject
    EntityManager entities;

    private final AtomicInteger writing = new AtomicInteger(WRITERS);
    private final Set<String> committed = ConcurrentHashMap.newKeySet();

    @Test
    void tenWritersAndThreeReadersWhoResumeAtRandom() throws Exception {
        long seed = System.nanoTime();
        LOG.infof("seed %d", seed);
        List<UUID> ids = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> testAccounts.create().id())
                .toList();
        long begin = end();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
        try {
            List<Future<Void>> writers = submit(threads, WRITERS, i -> () -> write(ids, i, new Random(seed + i)));
            List<Future<List<EventEntry>>> readers =
                    submit(threads, READERS, i -> () -> read(begin, new Random(seed - 1 - i)));
            for (Future<Void> writer : writers) {
                writer.get();
            }
            for (Future<List<EventEntry>> reader : readers) {
                assertCompleteAndInOrder(reader.get().stream()
                        .filter(it -> ids.contains(it.accountId()))
                        .toList());
            }
        } finally {
            threads.shutdownNow();
        }
        LOG.infof("%d events, each seen once by %d readers", committed.size(), READERS);
    }

    @Test
    void readsNoTableToFindNothingToNumberAfterStatisticsOfABusyTime() {
        QuarkusTransaction.begin();
        try {
            entities.createNativeQuery(BUSY_TIME).executeUpdate();
            entities.createNativeQuery("analyze event").executeUpdate();
            long cursor = end();
            long before = tableScans();
            feed.read(EventQuery.of(cursor, EnumSet.allOf(EventType.class), 100));
            assertEquals(before, tableScans());
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** Nobody can have the whole feed read by one request; the feed may have gaps, as where events were erased. */
    @Test
    void goesThroughALongFeedForARareTypeByAHundredThousandEvents() {
        QuarkusTransaction.begin();
        try {
            long begin = end();
            entities.createNativeQuery(LONG_FEED).setParameter("begin", begin).executeUpdate();
            entities.createNativeQuery("update event_feed set last = :last")
                    .setParameter("last", begin + 250_000)
                    .executeUpdate();
            entities.clear();
            Set<EventType> rare = EnumSet.of(EventType.ACCOUNT_FROZEN);

            assertEquals(new Slice(List.of(), begin + 100_000, false), feed.read(EventQuery.of(begin, rare, 1)));
            assertEquals(
                    new Slice(List.of(), begin + 200_000, false), feed.read(EventQuery.of(begin + 100_000, rare, 1)));
            Slice found = feed.read(EventQuery.of(begin + 200_000, rare, 1));
            assertEquals(begin + 250_000, found.readUpTo());
            assertEquals(1, found.entries().size());
            assertEquals(Slice.end(begin + 250_000), feed.read(EventQuery.of(begin + 250_000, rare, 1)));
            Slice all = feed.read(EventQuery.of(begin, EnumSet.allOf(EventType.class), 100));
            assertEquals(3, all.entries().size());
            assertTrue(all.isEnd());
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** How often this transaction has read the table of events from its beginning. */
    private long tableScans() {
        return ((Number) entities.createNativeQuery("select pg_stat_get_xact_numscans('event'::regclass)")
                        .getSingleResult())
                .longValue();
    }

    /** Also one that fails has ended: its readers must not wait for it. */
    private Void write(List<UUID> ids, int writer, Random random) {
        try {
            for (int i = 0; i < CHANGES; i++) {
                write(ids.get(random.nextInt(ids.size())), writer + "-" + i, random);
            }
        } finally {
            writing.decrementAndGet();
        }
        return null;
    }

    private void write(UUID id, String subject, Random random) {
        boolean early = random.nextBoolean();
        boolean givesUp = random.nextInt(10) == 0;
        try {
            QuarkusTransaction.requiringNew().run(() -> change(id, subject, early, givesUp));
            committed.add(subject);
        } catch (GivenUpException rolledBack) {
            // Nobody may read of it.
        }
    }

    /** Some begin to write long before they lock what they change, and some give up. */
    private void change(UUID id, String subject, boolean early, boolean givesUp) {
        if (early) {
            entities.createNativeQuery("select pg_current_xact_id()::text").getSingleResult();
        }
        journal.announce(EventType.ACCOUNT_FROZEN, subject + "-other", UUID.randomUUID(), 0);
        Account account = accounts.lock(id).orElseThrow();
        account.changeProfile(new Profile(subject, "SOFTWARE", "SG", null, null), clock.instant());
        accounts.flush();
        journal.announce(EventType.ACCOUNT_PROFILE_CHANGED, subject, id, account.version());
        if (givesUp) {
            throw new GivenUpException();
        }
    }

    /** Goes on after what it has kept, by whatever many at once; a slice that it loses before keeping it is read anew. */
    private List<EventEntry> read(long begin, Random random) {
        List<EventEntry> kept = new ArrayList<>();
        long cursor = begin;
        boolean done = false;
        while (!done) {
            boolean allWritten = writing.get() == 0;
            EventFeedService.Slice slice = feed.read(
                    EventQuery.of(cursor, EnumSet.of(EventType.ACCOUNT_PROFILE_CHANGED), 1 + random.nextInt(50)));
            if (random.nextInt(4) == 0) {
                continue;
            }
            kept.addAll(slice.entries());
            done = allWritten && slice.entries().isEmpty() && slice.readUpTo() == cursor;
            cursor = slice.readUpTo();
        }
        return kept;
    }

    private void assertCompleteAndInOrder(List<EventEntry> seen) {
        assertEquals(committed.size(), seen.size());
        assertEquals(
                committed, new HashSet<>(seen.stream().map(EventEntry::subject).toList()));
        Map<UUID, Long> versions = new HashMap<>();
        Map<String, Integer> steps = new HashMap<>();
        for (EventEntry event : seen) {
            Long earlier = versions.put(event.accountId(), event.version());
            assertTrue(earlier == null || earlier < event.version(), () -> "an account's events in wrong order");
            String[] name = event.subject().split("-", -1);
            Integer before = steps.put(name[0], Integer.valueOf(name[1]));
            assertTrue(before == null || before < Integer.parseInt(name[1]), () -> "a writer's events in wrong order");
        }
    }

    private long end() {
        return feed.end();
    }

    private static <T> List<Future<T>> submit(ExecutorService threads, int n, IntFunction<Callable<T>> call) {
        return IntStream.range(0, n)
                .mapToObj(i -> threads.submit(call.apply(i)))
                .toList();
    }

    private static final class GivenUpException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
