package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.activity.EventFeedService;
import com.truewatch.billing.accounts.activity.EventFeedService.Slice;
import com.truewatch.billing.accounts.activity.EventQuery;
import com.truewatch.billing.accounts.activity.LongPolls;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Reads the feed once, and waits without a thread where there was nothing. */
@Singleton
class EventReading {
    private final EventFeedService feed;
    private final LongPolls polls;

    EventReading(EventFeedService feed, LongPolls polls) {
        this.feed = feed;
        this.polls = polls;
    }

    /** @throws ProblemException {@code invalid-request}, {@code cursor-expired} */
    Uni<Reading> read(EventParameters parameters) {
        EventQuery query = parameters.toQuery();
        Slice slice = parameters.beginsNow() ? Slice.end(feed.end()) : feed.read(query);
        Optional<Duration> wait = parameters.patience().filter(it -> polls.hasRoom());
        Uni<Slice> first = slice.entries().isEmpty() && slice.isEnd() && wait.isPresent()
                ? polls.await(query.goOnAfter(slice.readUpTo()), wait.get())
                : Uni.createFrom().item(slice);
        return first.map(it -> new Reading(parameters, it, wait));
    }

    /**
     * What was read.
     *
     * @param asked by its reader
     * @param slice what there was
     * @param patience how long the reader would have waited, where it would have been let
     */
    record Reading(EventParameters asked, Slice slice, Optional<Duration> patience) {}
}
