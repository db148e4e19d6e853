package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.account.SubjectType;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.realname.subject.EncryptedSubject;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One application to be certified. The verbs are the only way from state to state; a verb that the present state does not
 * allow throws, because the service asks {@link #state} first and tells the caller. Rows stay: together they are the
 * account's history, also once they do not say any more whom they were about.
 */
@Entity
@Table(name = "real_name_application")
public class RealNameApplication {
    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private SubjectType subjectType;

    @Enumerated(EnumType.STRING)
    private ApplicationState state;

    @Embedded
    private @Nullable EncryptedSubject encrypted;

    private @Nullable UUID replaces;

    private Instant submittedAt;

    private Instant dueAt;

    private @Nullable Instant decidedAt;

    private @Nullable Instant endedAt;

    @Version
    private long version;

    /** For Hibernate. */
    protected RealNameApplication() {}

    /** Submitted; {@code replaces} is the certified application that its approval is to end, if there is one. */
    RealNameApplication(
            OwnedId id, SubjectType subjectType, EncryptedSubject encrypted, @Nullable UUID replaces, Term term) {
        this.id = id;
        this.subjectType = subjectType;
        this.state = ApplicationState.PENDING;
        this.encrypted = encrypted;
        this.replaces = replaces;
        this.submittedAt = term.submittedAt();
        this.dueAt = term.dueAt();
    }

    /**
     * When staff get an application, and when they are to have decided.
     *
     * @param submittedAt from
     * @param dueAt by
     */
    record Term(Instant submittedAt, Instant dueAt) {}

    /** What it says is certified. */
    public void approve(Instant now) {
        transition(ApplicationState.APPROVED);
        decidedAt = now;
    }

    /** Refused; the reason is part of what is encrypted. */
    public void reject(EncryptedSubject withReason, Instant now) {
        transition(ApplicationState.REJECTED);
        encrypted = withReason;
        decidedAt = now;
    }

    /** Taken back by its holder; what it said has no reason to stay. */
    void withdraw(Instant now) {
        transition(ApplicationState.WITHDRAWN);
        endedAt = now;
        erase();
    }

    /** A newer one is certified instead. */
    public void replace(Instant now) {
        transition(ApplicationState.REPLACED);
        endedAt = now;
    }

    /** The certification is taken back; the reason is part of what is encrypted. */
    public void revoke(EncryptedSubject withReason, Instant now) {
        transition(ApplicationState.REVOKED);
        encrypted = withReason;
        endedAt = now;
    }

    /** Forgets whom it is about, and why it was refused. One that waits is withdrawn instead. */
    void erase() {
        if (state == ApplicationState.PENDING) {
            throw new IllegalStateException("staff are to decide on it");
        }
        encrypted = null;
    }

    /** The same under other keys. */
    void encryptAnew(EncryptedSubject underOtherKeys) {
        encrypted = underOtherKeys;
    }

    public OwnedId id() {
        return id;
    }

    public SubjectType subjectType() {
        return subjectType;
    }

    public ApplicationState state() {
        return state;
    }

    /** Null once it is erased. */
    public @Nullable EncryptedSubject encrypted() {
        return encrypted;
    }

    /** The application that was certified when this one was submitted; null where none was. */
    public @Nullable UUID replaces() {
        return replaces;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    /** When staff are to have decided. */
    public Instant dueAt() {
        return dueAt;
    }

    /** The last decision of staff: approval, rejection or revocation; null before one. */
    public @Nullable Instant decidedAt() {
        return state == ApplicationState.REVOKED ? endedAt : decidedAt;
    }

    /** When it was taken back, replaced or revoked; null before. */
    @Nullable Instant endedAt() {
        return endedAt;
    }

    private void transition(ApplicationState next) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException(state + " allows no " + next);
        }
        state = next;
    }
}
