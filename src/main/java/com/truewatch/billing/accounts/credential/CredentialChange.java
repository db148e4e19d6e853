package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.persistence.Basic;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of an address, as a resource that can be looked at, resumed and cancelled. The verbs are the only way from
 * state to state; a verb that the present state does not allow throws, because the service asks {@link #requireState}
 * first, which tells the client.
 */
@Entity
@Table(name = "credential_change")
class CredentialChange {
    /** From its start to its end. */
    static final Duration LIFETIME = Duration.ofMinutes(30);

    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private Credential credential;

    @Enumerated(EnumType.STRING)
    private ChangeState state;

    private UUID sessionId;

    private UUID currentChallengeId;

    private @Nullable UUID newChallengeId;

    private @Nullable String newAddress;

    private Instant createdAt;

    private Instant expiresAt;

    @Basic
    private @Nullable Instant closedAt;

    private @Nullable Integer endedSessions;

    @Version
    private long version;

    /** For Hibernate. */
    protected CredentialChange() {}

    /** Begun by this session; the code for the current address is the challenge's. */
    CredentialChange(UUID accountId, Credential credential, UUID sessionId, UUID currentChallengeId, Instant now) {
        this.id = OwnedId.next(accountId);
        this.credential = credential;
        this.state = ChangeState.CURRENT_CODE_SENT;
        this.sessionId = sessionId;
        this.currentChallengeId = currentChallengeId;
        this.createdAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    /** The current address is proved. */
    void verifyCurrent(Instant now) {
        require(ChangeState.CURRENT_CODE_SENT, now);
        transition(ChangeState.CURRENT_VERIFIED, now);
    }

    /** The new address is named, and a code is on its way there; naming another one stays in the same state. */
    void sendTo(Address address, UUID challengeId, Instant now) {
        if (stateAt(now) != ChangeState.NEW_CODE_SENT) {
            transition(ChangeState.NEW_CODE_SENT, now);
        }
        newAddress = address.spelling();
        newChallengeId = challengeId;
    }

    /** The new address is proved and free, and is the account's now. */
    void complete(int sessionsEnded, Instant now) {
        transition(ChangeState.COMPLETED, now);
        endedSessions = sessionsEnded;
    }

    /** The new address is proved, but somebody else's: another one is wanted. The step's tries stay with it. */
    void askForAnotherAddress(Instant now) {
        require(ChangeState.NEW_CODE_SENT, now);
        transition(ChangeState.CURRENT_VERIFIED, now);
        newAddress = null;
    }

    /** Given up; one that is past its time expires instead. */
    void cancel(Instant now) {
        transition(isLapsed(now) ? ChangeState.EXPIRED : ChangeState.CANCELLED, now);
    }

    /** The tries of its present step are used up. */
    void lock(Instant now) {
        transition(ChangeState.LOCKED, now);
    }

    /**
     * Only the session that began a change takes its steps: a stolen second session cannot finish what the holder began.
     *
     * @throws ProblemException {@code forbidden}
     */
    void requireBegunBy(UUID session) {
        if (!wasBegunBy(session)) {
            throw new ProblemException(Problem.FORBIDDEN);
        }
    }

    /**
     * A step belongs to its states.
     *
     * @throws ProblemException {@code wrong-state} with the state it is in
     */
    void requireState(Instant now, ChangeState... allowed) {
        ChangeState present = stateAt(now);
        if (!Arrays.asList(allowed).contains(present)) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", present);
        }
    }

    /**
     * A code belongs to the state that waits for it; after the last try nothing does.
     *
     * @throws ProblemException {@code locked}, {@code wrong-state} with the state it is in
     */
    void requireWaitingFor(Instant now, ChangeState codeSent) {
        if (stateAt(now) == ChangeState.LOCKED) {
            throw new ProblemException(Problem.LOCKED);
        }
        requireState(now, codeSent);
    }

    /** The state as time has left it: an open change is EXPIRED thirty minutes after its start, written down or not. */
    ChangeState stateAt(Instant now) {
        return state.isOpen() && isLapsed(now) ? ChangeState.EXPIRED : state;
    }

    private boolean isLapsed(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Two arrows lead to CURRENT_VERIFIED, and each has a verb of its own. */
    private void require(ChangeState expected, Instant now) {
        if (stateAt(now) != expected) {
            throw new IllegalStateException(stateAt(now) + " is not " + expected);
        }
    }

    private void transition(ChangeState next, Instant now) {
        boolean inTime = !isLapsed(now) || next == ChangeState.EXPIRED;
        if (!inTime || !state.next().contains(next)) {
            throw new IllegalStateException(stateAt(now) + " allows no " + next);
        }
        state = next;
        closedAt = next.isOpen() ? null : now;
    }

    OwnedId id() {
        return id;
    }

    Credential credential() {
        return credential;
    }

    boolean wasBegunBy(UUID session) {
        return sessionId.equals(session);
    }

    UUID currentChallengeId() {
        return currentChallengeId;
    }

    /** Null until a new address is named. */
    @Nullable UUID newChallengeId() {
        return newChallengeId;
    }

    /** As the holder spells it; null until it is named. */
    @Nullable String newAddress() {
        return newAddress;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** How many other sessions its completion ended; null until then. */
    @Nullable Integer endedSessions() {
        return endedSessions;
    }
}
