package com.truewatch.billing.accounts.activity;

import com.truewatch.billing.accounts.activity.EventFeedService.Slice;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A reader who has read the feed to its end and waits for more. It is answered once, by whoever has taken it off the list. */
final class WaitingReader {
    private final UniEmitter<? super Slice> answer;
    private final Instant since;
    private final Duration time;
    private volatile EventQuery query;

    WaitingReader(EventQuery query, Instant since, Duration time, UniEmitter<? super Slice> answer) {
        this.query = query;
        this.since = since;
        this.time = time;
        this.answer = answer;
    }

    /** It has read up to here. */
    long readUpTo() {
        return query.after();
    }

    /** Whether it has waited for as long as it wanted to, or for {@code longest}. */
    boolean hasWaited(Duration longest, Instant now) {
        return !now.isBefore(since.plus(time.compareTo(longest) < 0 ? time : longest));
    }

    /** What a slice has for it; where that is nothing, it has read the slice. */
    Optional<Slice> pick(Slice slice) {
        List<EventEntry> wanted = slice.entries().stream()
                .filter(it -> it.sequence() > query.after() && query.types().contains(it.type()))
                .limit(query.limit())
                .toList();
        long slicesEnd = Math.max(query.after(), slice.readUpTo());
        if (wanted.isEmpty()) {
            query = query.goOnAfter(slicesEnd);
            return Optional.empty();
        }
        boolean isFull = wanted.size() == query.limit();
        return Optional.of(new Slice(
                wanted, isFull ? wanted.get(wanted.size() - 1).sequence() : slicesEnd, slice.isEnd() && !isFull));
    }

    /** Answers it with these. */
    void answer(Slice slice) {
        answer.complete(slice);
    }

    /** Answers it with nothing, and where to go on. */
    void answerWithNothing() {
        answer.complete(Slice.end(query.after()));
    }
}
