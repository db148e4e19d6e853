package com.truewatch.billing.accounts.account.standing;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account can be used, and what it forbids: staff freeze it, an undo holds it, its holder closes it.
 *
 * @param storedStatus a freeze whose end has come is still one here: see {@link #status}
 * @param frozenUntil when a freeze ends by itself; null where it does not
 * @param holdUntil until when changes are forbidden after an undo
 * @param contested whether two people say that the account is theirs, and staff have not decided yet
 * @param closedAt when it ended; null while it lives
 */
@Embeddable
public record Standing(
        @Enumerated(EnumType.STRING) @Column(name = "status")
        AccountStatus storedStatus,

        @Nullable Instant frozenUntil,
        @Nullable Instant holdUntil,
        boolean contested,
        @Nullable Instant closedAt) {
    /** That of a new account. */
    public static final Standing ACTIVE = new Standing(AccountStatus.ACTIVE, null, null, false, null);

    /** Active, frozen or closed; a freeze whose end has come counts as active. */
    public AccountStatus status(Instant now) {
        return storedStatus == AccountStatus.FROZEN && !isFrozen(now) ? AccountStatus.ACTIVE : storedStatus;
    }

    /** Whether it has ended for good. */
    public boolean isClosed() {
        return storedStatus == AccountStatus.CLOSED;
    }

    /** Whether staff have stopped this account for the time being. */
    public boolean isFrozen(Instant now) {
        return storedStatus == AccountStatus.FROZEN && (frozenUntil == null || now.isBefore(frozenUntil));
    }

    /** Whether its holder may use it now. */
    public boolean isUsable(Instant now) {
        return !isClosed() && !isFrozen(now);
    }

    /** Whether a recent undo still holds the account: see {@link AccountAct}. */
    public boolean isOnHold(Instant now) {
        return holdUntil != null && now.isBefore(holdUntil);
    }

    /** Whether there is a hold whose end nobody was told of. */
    public boolean isHeld() {
        return holdUntil != null;
    }

    /**
     * The one guard of everything that a freeze or a hold forbids: see {@link AccountAct}.
     *
     * @throws ProblemException {@code account-frozen}, {@code account-on-hold}
     */
    public void require(AccountAct act, Instant now) {
        refusal(act, now).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** The same refusal, for who must write something down before it is thrown; empty where the act is open. */
    public Optional<ProblemException> refusal(AccountAct act, Instant now) {
        if (isFrozen(now) && !act.isOpenWhileFrozen()) {
            return Optional.of(new ProblemException(Problem.ACCOUNT_FROZEN).with("until", frozenUntil));
        }
        if (isOnHold(now) && !act.isOpenOnHold()) {
            return Optional.of(new ProblemException(Problem.ACCOUNT_ON_HOLD).with("until", holdUntil));
        }
        return Optional.empty();
    }

    /** How it is seen where time has made it another than the stored one, which changes no row; empty where it has not. */
    public Optional<String> lapsed(Instant now) {
        boolean asStored = status(now) == storedStatus && isOnHold(now) == isHeld();
        return asStored ? Optional.empty() : Optional.of(status(now).name() + (isOnHold(now) ? "-HELD" : ""));
    }

    /** Stopped, for good or until a time; a contest goes on. */
    public Standing frozen(@Nullable Instant until) {
        requireOpen();
        return new Standing(AccountStatus.FROZEN, until, holdUntil, contested, null);
    }

    /** Stopped until two operators have decided whose the account is. */
    public Standing inContest() {
        requireOpen();
        return new Standing(AccountStatus.FROZEN, null, holdUntil, true, null);
    }

    /** Given back to the holder; a contest is over with that. */
    public Standing unfrozen() {
        requireOpen();
        return new Standing(AccountStatus.ACTIVE, null, holdUntil, false, null);
    }

    /** On hold until then; a hold that lasts longer stays. */
    public Standing held(Instant until) {
        boolean longer = holdUntil != null && !holdUntil.isBefore(until);
        return longer ? this : new Standing(storedStatus, frozenUntil, until, contested, closedAt);
    }

    /** Without a hold. */
    public Standing released() {
        return new Standing(storedStatus, frozenUntil, null, contested, closedAt);
    }

    /** Ended for good. */
    public Standing closed(Instant now) {
        requireOpen();
        return new Standing(AccountStatus.CLOSED, null, null, false, now);
    }

    private void requireOpen() {
        if (isClosed()) {
            throw new IllegalStateException("closed for good");
        }
    }
}
