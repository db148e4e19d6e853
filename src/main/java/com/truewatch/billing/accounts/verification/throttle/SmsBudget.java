package com.truewatch.billing.accounts.verification.throttle;

import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.delivery.sms.SmsConfig;
import com.truewatch.billing.accounts.platform.metrics.Metric;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Text messages cost money, and who owns the numbers may earn some of it ("SMS pumping"). So a country gets so
 * many a day and no more, and none while hardly any of an hour's codes was entered: a pumper's never are. A country
 * that was stopped goes on by itself once that hour has passed.
 *
 * <p>All callers for one country wait for each other's commit, so that the counts are exact on any number of replicas.
 */
@ApplicationScoped
public class SmsBudget {
    /** What was asked for a number that is nobody's: the same work, and nobody's budget. */
    private static final String NOWHERE = "ZZ";

    private static final Logger LOG = Logger.getLogger(SmsBudget.class);
    private static final Duration SLOT = Duration.ofMinutes(10);
    private static final Duration SAMPLED = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static final String COUNT = """
            insert into sms_traffic as t (country, slot, sent, confirmed) values (:country, :slot, 1, 0)
            on conflict (country, slot) do update set sent = t.sent + 1
            """;
    private static final String COUNT_NOTICE = """
            insert into sms_traffic as t (country, slot, sent, confirmed, notices) values (:country, :slot, 0, 0, 1)
            on conflict (country, slot) do update set notices = t.notices + 1
            """;
    private static final String GIVE_BACK_NOTICE =
            "update sms_traffic set notices = notices - 1 where country = :country and slot = :slot and notices > 0";
    private static final String GIVE_BACK =
            "update sms_traffic set sent = sent - 1 where country = :country and slot = :slot and sent > confirmed";
    private static final String CONFIRM = """
            update sms_traffic set confirmed = confirmed + 1
            where country = :country and slot = :slot and confirmed < sent
            """;
    /** The day's messages; the sampled hour's codes, which end where some may still be on their way to be entered. */
    private static final String SUMS = """
            select coalesce(sum(sent + notices), 0), coalesce(sum(sent) filter (where sampled), 0),
                coalesce(sum(confirmed) filter (where sampled), 0)
            from (select sent, confirmed, notices, slot > :sampledFrom and slot <= :sampledTo as sampled
                  from sms_traffic where country = :country and slot > :dayFrom) t
            """;

    private static final Metric CODES = Metric.counter(
                    "accounts.sms.codes", "messages", "codes by text message; `NOTICE` is one without a code")
            .tagged("country")
            .tagged("outcome", "SENT", "CONFIRMED", "NOTICE", "OVER_THE_CAP", "BLOCKED");

    private final EntityManager entities;
    private final SmsConfig.Traffic config;
    private final MeterRegistry metrics;
    private final Clock clock;

    @Inject
    SmsBudget(EntityManager entities, SmsConfig config, MeterRegistry metrics, Clock clock) {
        this(entities, config.traffic(), metrics, clock);
    }

    SmsBudget(EntityManager entities, SmsConfig.Traffic config, MeterRegistry metrics, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * One more code goes to this number.
     *
     * @throws ProblemException {@code too-many-requests}: its country has had its share
     */
    @Transactional(TxType.MANDATORY)
    public void take(PhoneNumber to) {
        if (!tryTake(to)) {
            throw ProblemException.tooManyRequests(SAMPLED);
        }
    }

    /** The same; false where {@link #take} throws. */
    @Transactional(TxType.MANDATORY)
    public boolean tryTake(PhoneNumber to) {
        return tryTake(to, COUNT, GIVE_BACK, "SENT");
    }

    /** One notice goes to this number; says nothing of how many codes are entered. False as with a code. */
    @Transactional(TxType.MANDATORY)
    public boolean tryTakeNotice(PhoneNumber to) {
        return tryTake(to, COUNT_NOTICE, GIVE_BACK_NOTICE, "NOTICE");
    }

    /** The same for a notice that goes whatever its country has had. */
    @Transactional(TxType.MANDATORY)
    public void count(PhoneNumber to) {
        write(COUNT_NOTICE, to.country(), clock.instant());
        count(to.country(), "NOTICE");
    }

    private boolean tryTake(PhoneNumber to, String counting, String givingBack, String outcome) {
        Instant now = clock.instant();
        String country = to.country();
        write(counting, country, now);
        Sums sums = sums(country, now);
        if (sums.day <= config.codesPerCountryAndDay() && !isPumped(sums)) {
            count(country, outcome);
            return true;
        }
        write(givingBack, country, now);
        count(country, isPumped(sums) ? "BLOCKED" : "OVER_THE_CAP");
        LOG.warnf(
                "No text messages to %s: %d sent in a day, %d of %d codes entered in an hour",
                country, sums.day - 1, sums.confirmed, sums.sampled);
        return false;
    }

    /** Somebody asked for a code to a number that is nobody's: counted, so that it takes no less time. */
    @Transactional(TxType.MANDATORY)
    public void takeInVain() {
        Instant now = clock.instant();
        write(COUNT, NOWHERE, now);
        sums(NOWHERE, now);
    }

    /** A code that was sent then has been entered. */
    @Transactional(TxType.MANDATORY)
    public void confirmed(PhoneNumber to, Instant sentAt) {
        write(CONFIRM, to.country(), sentAt);
        count(to.country(), "CONFIRMED");
    }

    private boolean isPumped(Sums sums) {
        return sums.sampled >= config.leastSample() && sums.confirmed < config.leastConfirmedShare() * sums.sampled;
    }

    private Sums sums(String country, Instant now) {
        Instant current = slot(now);
        Object[] row = (Object[]) entities.createNativeQuery(SUMS)
                .setParameter("country", country)
                .setParameter("sampledFrom", current.minus(SAMPLED).minus(SLOT))
                .setParameter("sampledTo", current.minus(SLOT))
                .setParameter("dayFrom", current.minus(DAY))
                .getSingleResult();
        return new Sums(toLong(row[0]), toLong(row[1]), toLong(row[2]));
    }

    private void write(String sql, String country, Instant at) {
        entities.createNativeQuery(sql)
                .setParameter("country", country)
                .setParameter("slot", slot(at))
                .executeUpdate();
    }

    private void count(String country, String outcome) {
        CODES.count(metrics, country, outcome);
    }

    private static Instant slot(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() - at.getEpochSecond() % SLOT.toSeconds());
    }

    private static long toLong(Object number) {
        return ((Number) number).longValue();
    }

    /**
     * What a country has had.
     *
     * @param day messages of 24 hours
     * @param sampled codes of the hour that is looked at
     * @param confirmed how many of those were entered
     */
    private record Sums(long day, long sampled, long confirmed) {}
}
