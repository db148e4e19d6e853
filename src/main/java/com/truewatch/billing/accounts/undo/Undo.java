package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.account.event.AddressChanged;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.persistence.Basic;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to undo one completed change, and what that change replaced. Its key is the change's own. It changes only
 * while the account is locked.
 */
@Entity
@Table(name = "credential_undo")
class Undo {
    /** How long a link works: to undo from the change on, to contest from the undo on. */
    static final Duration LINK_LIFETIME = Duration.ofDays(7);

    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private Credential credential;

    private @Nullable String formerAddress;

    @Basic
    private @Nullable Instant formerProvedAt;

    private long accountVersion;

    private Instant changedAt;

    @Basic
    private @Nullable Instant voidedAt;

    @Basic
    private @Nullable Instant undoneAt;

    @Basic
    private @Nullable Instant contestedAt;

    /** For Hibernate. */
    protected Undo() {}

    /** Of the change that was just completed. */
    Undo(AddressChanged change, Instant now) {
        ProvedAddress former = change.former();
        this.id = new OwnedId(change.account().id(), change.changeId());
        this.credential = change.credential();
        this.formerAddress = former == null ? null : former.address().spelling();
        this.formerProvedAt = former == null ? null : former.provedAt();
        this.accountVersion = change.account().version();
        this.changedAt = now;
    }

    /** The change is undone. */
    void use(Instant now) {
        require(UndoState.OPEN, now);
        undoneAt = now;
    }

    /** An earlier change is undone. */
    void revoke(Instant now) {
        require(UndoState.OPEN, now);
        voidedAt = now;
    }

    /** The undo is contested. */
    void contest(Instant now) {
        require(UndoState.UNDONE, now);
        contestedAt = now;
    }

    /** The state as time has left it. */
    UndoState stateAt(Instant now) {
        if (voidedAt != null) {
            return UndoState.VOID;
        }
        if (contestedAt != null) {
            return UndoState.CONTESTED;
        }
        Instant since = undoneAt == null ? changedAt : undoneAt;
        if (!now.isBefore(since.plus(LINK_LIFETIME))) {
            return UndoState.EXPIRED;
        }
        return undoneAt == null ? UndoState.OPEN : UndoState.UNDONE;
    }

    /**
     * A link belongs to its state.
     *
     * @throws ProblemException {@code wrong-state} with the state it is in
     */
    void require(UndoState needed, Instant now) {
        if (stateAt(now) != needed) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", stateAt(now));
        }
    }

    OwnedId id() {
        return id;
    }

    Credential credential() {
        return credential;
    }

    /** What the change replaced, with the proof it had; empty for a first phone. */
    Optional<ProvedAddress> former() {
        return Optional.ofNullable(formerAddress)
                .map(this::read)
                .map(it -> new ProvedAddress(it, Objects.requireNonNull(formerProvedAt)));
    }

    /** What was proved once stays so, whatever is thought of new numbers since. */
    private Address read(String spelling) {
        return switch (credential) {
            case EMAIL -> EmailAddress.parse(spelling).orElseThrow();
            case PHONE -> new PhoneNumber(spelling);
        };
    }

    /** The account's version that the change made. */
    long accountVersion() {
        return accountVersion;
    }
}
