package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.persistence.Basic;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An undo that was done: what it has replaced, whether that was contested, and what two operators have decided. Its key is
 * that of the right by which it was done. It changes only while the account is locked.
 */
@Entity
@Table(name = "undo")
class Undo {
    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private Credential credential;

    private Instant undoneAt;

    private @Nullable String replacedEmail;

    @Basic
    private @Nullable Instant replacedEmailProvedAt;

    private @Nullable String replacedPhone;

    @Basic
    private @Nullable Instant replacedPhoneProvedAt;

    @Basic
    private @Nullable Instant contestedAt;

    @Basic
    private @Nullable Instant voidedAt;

    @Enumerated(EnumType.STRING)
    @Basic
    private @Nullable Kept keep;

    private @Nullable String proposedBy;

    private @Nullable String proposedReason;

    @Basic
    private @Nullable Instant proposedAt;

    private @Nullable String decidedBy;

    @SuppressWarnings("UnusedVariable") // Kept as evidence.
    private @Nullable String decidedReason;

    @Basic
    private @Nullable Instant decidedAt;

    /** For Hibernate. */
    protected Undo() {}

    /** About to be done by this right, to an account that is as before. */
    Undo(UndoRight right, Account before, Instant now) {
        this.id = right.id();
        this.credential = right.credential();
        this.undoneAt = now;
        ProvedAddress email = before.addresses().proved(Credential.EMAIL).orElseThrow();
        this.replacedEmail = email.address().spelling();
        this.replacedEmailProvedAt = email.provedAt();
        before.addresses().proved(Credential.PHONE).ifPresent(it -> {
            replacedPhone = it.address().spelling();
            replacedPhoneProvedAt = it.provedAt();
        });
    }

    /** Somebody says that what was replaced was theirs. */
    void contest(Instant now) {
        if (stateAt(now) != UndoState.CONTESTABLE) {
            throw wrongState(now);
        }
        contestedAt = now;
    }

    /** An operator says whom to keep; a second one has to agree. */
    void propose(Kept kept, String operator, String reason, Instant now) {
        keep = kept;
        proposedBy = operator;
        proposedReason = reason;
        proposedAt = now;
    }

    /** Another operator agrees. */
    void decide(String operator, String reason, Instant now) {
        decidedBy = operator;
        decidedReason = reason;
        decidedAt = now;
    }

    /** Staff have decided about another undo: there is nothing left to contest. */
    void revoke(Instant now) {
        voidedAt = now;
    }

    /** The state as time has left it. */
    UndoState stateAt(Instant now) {
        if (decidedAt != null) {
            return UndoState.DECIDED;
        }
        if (voidedAt != null) {
            return UndoState.VOID;
        }
        if (contestedAt != null) {
            return UndoState.CONTESTED;
        }
        return now.isBefore(undoneAt.plus(UndoRight.LINK_LIFETIME)) ? UndoState.CONTESTABLE : UndoState.EXPIRED;
    }

    /** The refusal of what does not go with its state. */
    ProblemException wrongState(Instant now) {
        return new ProblemException(Problem.WRONG_STATE).with("state", stateAt(now));
    }

    OwnedId id() {
        return id;
    }

    /** When. */
    Instant undoneAt() {
        return undoneAt;
    }

    /** Which change the link was about. */
    Credential credential() {
        return credential;
    }

    /** What the account had just before; empty for a phone where it had none. */
    Optional<ProvedAddress> replaced(Credential which) {
        String spelling = which == Credential.EMAIL ? replacedEmail : replacedPhone;
        Instant provedAt = which == Credential.EMAIL ? replacedEmailProvedAt : replacedPhoneProvedAt;
        return Optional.ofNullable(spelling)
                .map(it -> new ProvedAddress(UndoRight.read(which, it), Objects.requireNonNull(provedAt)));
    }

    /** Whom an operator wants to keep; null before. */
    @Nullable Kept keep() {
        return keep;
    }

    /** The first operator. */
    @Nullable String proposedBy() {
        return proposedBy;
    }

    @Nullable String proposedReason() {
        return proposedReason;
    }

    @Nullable Instant proposedAt() {
        return proposedAt;
    }

    /** The second operator. */
    @Nullable String decidedBy() {
        return decidedBy;
    }

    @Nullable Instant decidedAt() {
        return decidedAt;
    }
}
