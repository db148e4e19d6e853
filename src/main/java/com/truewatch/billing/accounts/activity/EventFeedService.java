package com.truewatch.billing.accounts.activity;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/**
 * The event feed, gap-free and in an order that no commit can contradict. Events are numbered by whoever reads, under the
 * one row lock of {@code event_feed}: only what is committed is visible to be numbered, so nothing ever appears below a
 * number that was handed out; and of two events of which one was committed before the other began, or that happened to
 * the same locked row, the first has the lower number. No transaction that runs for long holds the feed up.
 */
@ApplicationScoped
public class EventFeedService {
    /** Before all that is kept. A reader who has read an empty feed has another cursor, which expires as any does. */
    public static final long BEGINNING = -1;

    /**
     * How many numbers of the feed one reading goes through for events of some types: a rare type would have it read the
     * whole feed, again and again where the reader gives up before the answer.
     */
    static final int STRETCH = 100_000;

    /** How many events one statement numbers at most; the rest has its turn with the next reader. */
    private static final int BATCH = 1000;

    private static final String NUMBER = """
            with fresh as (
                select position, row_number() over (order by position) as n
                from (select position from event where sequence is null order by position limit :batch) oldest)
            update event e set sequence = :last + fresh.n from fresh where e.position = fresh.position
            """;

    private final EntityManager entities;

    EventFeedService(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The end of the feed at this moment. What is committed later comes after it, also from transactions that run already:
     * they have no numbers yet.
     */
    @Transactional
    public long end() {
        int numbered;
        do {
            numbered = number();
        } while (numbered == BATCH);
        return feed().last();
    }

    /**
     * What happened after a number of the feed; for some types only, in the next {@value #STRETCH} numbers at most.
     *
     * @throws ProblemException {@code invalid-request} for a number that was not given yet, {@code cursor-expired}
     *     where events after it may be gone
     */
    @Transactional
    public Slice read(EventQuery query) {
        long after = query.after();
        number();
        EventFeed feed = feed();
        if (after > feed.last()) {
            throw ProblemException.violation("/after", "must be a cursor of this feed");
        }
        if (after != BEGINNING && after < feed.purged()) {
            throw new ProblemException(Problem.CURSOR_EXPIRED);
        }
        long stretchEnd = Math.max(after, feed.purged()) + STRETCH;
        boolean isStretch = !query.isForAll() && stretchEnd < feed.last();
        List<Event> events = isStretch ? find(query, stretchEnd) : find(query);
        // Others may have numbered more since the feed was read.
        long newest = events.isEmpty() ? after : events.get(events.size() - 1).sequence();
        boolean isFull = events.size() == query.limit();
        long readUpTo = isFull ? newest : Math.max(isStretch ? stretchEnd : feed.last(), newest);
        return new Slice(events.stream().map(Event::toEntry).toList(), readUpTo, !isFull && !isStretch);
    }

    /** Without a bound from above, which would have PostgreSQL sort the whole feed. */
    private List<Event> find(EventQuery query) {
        return entities.createQuery(
                        "from Event where sequence > :after and type in :types order by sequence", Event.class)
                .setParameter("after", query.after())
                .setParameter("types", query.types())
                .setMaxResults(query.limit())
                .getResultList();
    }

    private List<Event> find(EventQuery query, long upTo) {
        return entities.createQuery(
                        "from Event where sequence > :after and sequence <= :upTo and type in :types order by sequence",
                        Event.class)
                .setParameter("after", query.after())
                .setParameter("upTo", upTo)
                .setParameter("types", query.types())
                .setMaxResults(query.limit())
                .getResultList();
    }

    /** Gives what is committed its place; how many had none. */
    @Transactional(TxType.MANDATORY)
    int number() {
        // The order leads to the index of those without a number: statistics from a time with many would have it read
        // the whole table to find none.
        if (entities.createQuery("select position from Event where sequence is null order by position", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty()) {
            return 0;
        }
        EventFeed feed = entities.createQuery("from EventFeed", EventFeed.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
        // A statement of its own, so that it sees what was committed before the lock was free.
        int numbered = entities.createNativeQuery(NUMBER)
                .setParameter("batch", BATCH)
                .setParameter("last", feed.last())
                .executeUpdate();
        feed.advance(numbered);
        return numbered;
    }

    private EventFeed feed() {
        return entities.createQuery("from EventFeed", EventFeed.class).getSingleResult();
    }

    /**
     * A part of the feed.
     *
     * @param entries in order
     * @param readUpTo the number to go on after
     * @param isEnd whether there was nothing more
     */
    public record Slice(List<EventEntry> entries, long readUpTo, boolean isEnd) {
        /** Nothing, at the end of the feed. */
        public static Slice end(long readUpTo) {
            return new Slice(List.of(), readUpTo, true);
        }
    }
}
