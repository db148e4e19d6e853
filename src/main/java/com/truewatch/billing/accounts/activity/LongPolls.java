package com.truewatch.billing.accounts.activity;

import com.truewatch.billing.accounts.activity.EventFeedService.Slice;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.metrics.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The readers who wait for the next event. None of them has a thread, a connection or a transaction meanwhile: one thread
 * of this replica looks at the end of the feed for all of them, and another one answers those whose time is over,
 * however the database fares. Nobody looks while nobody waits.
 */
@Startup
@Singleton
public class LongPolls {
    /** Nobody waits for longer: balancers and clients give up on a silent connection after about a minute. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    /** What a waiting request costs is memory: some 22 KB of heap each, its connection included. */
    static final int MOST = 2_000;

    private static final Metric WAITING = Metric.gauge(
            "accounts.events.waiting",
            "readers",
            "readers of the event feed who wait at this replica for the next event");
    private static final Logger LOG = Logger.getLogger(LongPolls.class);
    private static final long LOOK_EVERY_MS = 250;
    private static final long EXPIRE_EVERY_MS = 100;
    private static final Set<EventType> ALL = Collections.unmodifiableSet(EnumSet.allOf(EventType.class));

    /** While the replica ends: who asks it again is not to do so in a tight loop until a balancer has noticed. */
    private static final Duration LONGEST_AT_THE_END = Duration.ofSeconds(1);

    private final EventFeedService feed;
    private final Clock clock;
    private final Set<WaitingReader> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, LongPolls::daemon);
    private volatile Duration longest = LONGEST;

    @SuppressWarnings("FutureReturnValueIgnored") // What fails is logged.
    LongPolls(EventFeedService feed, Clock clock, MeterRegistry registry) {
        this.feed = feed;
        this.clock = clock;
        WAITING.gauge(registry, waiting::size);
        threads.scheduleWithFixedDelay(this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        threads.scheduleWithFixedDelay(this::expire, EXPIRE_EVERY_MS, EXPIRE_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** Whether one more may wait; who may not is answered at once, which it is ready for in any case. */
    public boolean hasRoom() {
        return waiting.size() < MOST;
    }

    /**
     * The first events after a number, once there are some; nothing at the end of the time.
     *
     * @param query of a reader who has read all that was there
     * @param time at most {@link #LONGEST}
     */
    public Uni<Slice> await(EventQuery query, Duration time) {
        return Uni.createFrom().emitter(answer -> {
            WaitingReader reader = new WaitingReader(query, clock.instant(), time, answer);
            waiting.add(reader);
            // Also where the connection has gone, which cancels it.
            answer.onTermination(() -> waiting.remove(reader));
        });
    }

    /** Nobody who waits keeps a replica from ending. */
    void end(@Observes ShutdownDelayInitiatedEvent begun) {
        longest = LONGEST_AT_THE_END;
        waiting.forEach(this::answerWithNothing);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private void look() {
        try {
            boolean isMore = !waiting.isEmpty();
            while (isMore) {
                isMore = lookOnce();
            }
        } catch (RuntimeException away) {
            // The next look finds what this one has missed, and who has waited for long enough is answered all the
            // same.
            LOG.debugf("Nobody knows whether there are events: %s", away.getMessage());
        }
    }

    /**
     * Whether there may be more. Who comes meanwhile has its turn with the next look: it may have read less than those
     * for whom this one is.
     */
    private boolean lookOnce() {
        List<WaitingReader> readers = List.copyOf(waiting);
        if (readers.isEmpty()) {
            return false;
        }
        long from = readers.stream().mapToLong(WaitingReader::readUpTo).min().orElseThrow();
        Slice slice = feed.read(EventQuery.of(from, ALL, Page.MAX_LIMIT));
        readers.forEach(reader -> reader.pick(slice).ifPresent(events -> {
            if (waiting.remove(reader)) {
                reader.answer(events);
            }
        }));
        return !slice.isEnd();
    }

    private void expire() {
        waiting.stream().filter(it -> it.hasWaited(longest, clock.instant())).forEach(this::answerWithNothing);
    }

    private void answerWithNothing(WaitingReader reader) {
        if (waiting.remove(reader)) {
            reader.answerWithNothing();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "long-polls");
        thread.setDaemon(true);
        return thread;
    }
}
