package com.truewatch.billing.accounts.factor;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.factor.change.FactorChanges;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.session.Sessions;
import com.truewatch.billing.accounts.session.Sessions.Cause;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Enrols and removes second factors, in the transaction of the caller and on the account that it has locked: other sessions
 * end, the holder is told at every address, and a login asks for the second proof from then on.
 */
@Singleton
public class Factors {
    /** More of one kind are no use to anybody; of values to guess, each one more makes a guess likelier. */
    private static final Map<FactorType, Integer> MOST =
            Map.of(FactorType.PASSKEY, 10, FactorType.TOTP, 3, FactorType.RECOVERY_CODES, 1);

    private final FactorRepository factors;
    private final Sessions sessions;
    private final FactorChanges changes;
    private final Journal journal;
    private final Clock clock;

    Factors(FactorRepository factors, Sessions sessions, FactorChanges changes, Journal journal, Clock clock) {
        this.factors = factors;
        this.sessions = sessions;
        this.changes = changes;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The account may have one more of this type.
     *
     * @throws ProblemException {@code wrong-state} with TOO_MANY_FACTORS
     */
    public void requireRoom(UUID accountId, FactorType type) {
        if (factors.findOf(accountId, type).size() >= MOST.getOrDefault(type, 0)) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", "TOO_MANY_FACTORS");
        }
    }

    /** The account has this factor from now on. */
    public Factor enrol(Account account, FactorType type, OwnedId id, @Nullable String name, Holder holder) {
        Instant now = clock.instant();
        Factor factor = new Factor(id, type, name, holder, now);
        factors.persistAndFlush(factor);
        if (type.isRequiredAtLogin()) {
            account.changeSecondFactor(true, now);
        }
        changed(account, holder, ActivityType.FACTOR_ENROLLED, type, enrolled(type));
        return factor;
    }

    /** The account has these no longer: recovery codes go with the last of what they stand in for. */
    public void remove(Account account, Factor factor, Holder holder) {
        Instant now = clock.instant();
        factor.remove(now);
        factors.flush();
        List<Factor> left = factors.findOf(account.id());
        if (left.stream().noneMatch(it -> it.type().isRequiredAtLogin())) {
            left.forEach(it -> it.remove(now));
            account.changeSecondFactor(false, now);
        }
        changed(account, holder, ActivityType.FACTOR_REMOVED, factor.type(), MessageTemplate.FACTOR_REMOVED);
    }

    /** The account has none of them any more: staff remove them for a holder who has lost them. */
    public void removeAll(Account account) {
        Instant now = clock.instant();
        factors.findOf(account.id()).forEach(it -> it.remove(now));
        account.changeSecondFactor(false, now);
        sessions.endAll(account.id(), Cause.FACTOR_CHANGED);
        journal.succeeded(account.id(), ActivityType.FACTOR_REMOVED, null, Map.of("by", "RECOVERY"));
    }

    /** The set of codes is void, because another one takes its place. */
    public void replaceCodes(UUID accountId) {
        factors.findOf(accountId, FactorType.RECOVERY_CODES).forEach(it -> it.remove(clock.instant()));
        factors.flush();
    }

    private void changed(Account account, Holder holder, ActivityType what, FactorType type, MessageTemplate template) {
        sessions.endAllBut(account.id(), holder.sessionId(), Cause.FACTOR_CHANGED);
        journal.succeeded(account.id(), what, holder.client(), Map.of("factor", type.name()));
        changes.changed(account, template, holder.client());
    }

    private static MessageTemplate enrolled(FactorType type) {
        return switch (type) {
            case PASSKEY -> MessageTemplate.PASSKEY_ENROLLED;
            case TOTP -> MessageTemplate.TOTP_ENROLLED;
            case RECOVERY_CODES -> MessageTemplate.RECOVERY_CODES_MADE;
        };
    }
}
