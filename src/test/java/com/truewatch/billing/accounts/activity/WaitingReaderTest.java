package com.truewatch.billing.accounts.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.activity.EventFeedService.Slice;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** One look is for readers who have read to different places: none may miss an event or be told one twice. */
class WaitingReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final AtomicReference<WaitingReader> reader = new AtomicReference<>();

    @Test
    void isNotToldAgainWhatItHasRead() {
        waitAfter(7, 50);

        assertEquals(Optional.empty(), pick(9, 6, 7));
        assertEquals(9, reader().readUpTo());
        assertEquals(List.of(10L, 12L), sequences(pick(12, 9, 10, 12)));
    }

    @Test
    void isNotSentBackByASliceThatEndsBeforeItsPlace() {
        waitAfter(7, 50);

        assertEquals(Optional.empty(), pick(5, 4, 5));
        assertEquals(7, reader().readUpTo());
    }

    @Test
    void goesOnAfterTheLastThatItWasToldWhereItsPageIsFull() {
        waitAfter(7, 2);

        Slice slice = pick(20, 8, 9, 10).orElseThrow();
        assertEquals(List.of(8L, 9L), sequences(Optional.of(slice)));
        assertEquals(9, slice.readUpTo());
    }

    @Test
    void goesOnAfterTheSliceWhereItsPageIsNot() {
        waitAfter(7, 3);

        assertEquals(20, pick(20, 8, 9).orElseThrow().readUpTo());
    }

    @Test
    void waitsForTheTimeThatItWantedUnlessThereIsLess() {
        waitAfter(7, 50);

        assertFalse(reader().hasWaited(LongPolls.LONGEST, NOW.plusSeconds(30).minusNanos(1)));
        assertTrue(reader().hasWaited(LongPolls.LONGEST, NOW.plusSeconds(30)));
        assertFalse(reader().hasWaited(Duration.ofSeconds(1), NOW.plusSeconds(1).minusNanos(1)));
        assertTrue(reader().hasWaited(Duration.ofSeconds(1), NOW.plusSeconds(1)));
    }

    private WaitingReader reader() {
        return Objects.requireNonNull(reader.get());
    }

    private void waitAfter(long number, int limit) {
        EventQuery query = EventQuery.of(number, EnumSet.of(EventType.ACCOUNT_FROZEN), limit);
        Uni.createFrom()
                .<Slice>emitter(answer -> reader.set(new WaitingReader(query, NOW, Duration.ofSeconds(30), answer)))
                .subscribe()
                .with(answered -> {});
    }

    private Optional<Slice> pick(long readUpTo, long... sequences) {
        List<EventEntry> entries =
                Arrays.stream(sequences).mapToObj(WaitingReaderTest::frozen).toList();
        return reader().pick(new Slice(entries, readUpTo, true));
    }

    private static EventEntry frozen(long sequence) {
        UUID account = new UUID(0, sequence);
        return new EventEntry(
                sequence, account, "account.frozen", account.toString(), NOW, account, sequence, Map.of());
    }

    private static List<Long> sequences(Optional<Slice> slice) {
        return slice.orElseThrow().entries().stream().map(EventEntry::sequence).toList();
    }
}
