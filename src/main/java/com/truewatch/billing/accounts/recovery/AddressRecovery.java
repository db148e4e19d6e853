package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The replacement of an address that nobody can prove any more. Its id is that of the request for the new address's code. */
@Entity
@Table(name = "address_recovery")
class AddressRecovery {
    /** How long every known address can stop it. */
    static final Duration DELAY = Duration.ofDays(3);

    /** How long it waits for its code and a second operator. */
    static final Duration LIFETIME = Duration.ofDays(7);

    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private Credential credential;

    private String newAddress;
    private String reason;
    private String openedBy;
    private Instant openedAt;
    private boolean approvalNeeded;
    private @Nullable String approvedBy;
    private @Nullable Instant approvedAt;
    private @Nullable Instant confirmedAt;

    @Enumerated(EnumType.STRING)
    private RecoveryState state;

    private @Nullable Instant endedAt;

    /** For Hibernate. */
    protected AddressRecovery() {}

    AddressRecovery(OwnedId id, Credential credential, Address newAddress, Opening opening, Instant now) {
        this.id = id;
        this.credential = credential;
        this.newAddress = newAddress.deliverable();
        this.reason = opening.reason();
        this.openedBy = opening.operator();
        this.openedAt = now;
        this.approvalNeeded = opening.approvalNeeded();
        this.state = RecoveryState.OPEN;
    }

    /** Where it is; one that lacks a proof for too long has expired by time alone. */
    RecoveryState stateAt(Instant now) {
        boolean expired = state == RecoveryState.OPEN && !isProved() && !now.isBefore(expiresAt());
        return expired ? RecoveryState.EXPIRED : state;
    }

    /** Whether it has its code and, where one is needed, its second operator: it waits for its time and its account only. */
    private boolean isProved() {
        return confirmedAt != null && (!approvalNeeded || approvedBy != null);
    }

    /**
     * Still waits.
     *
     * @throws ProblemException {@code wrong-state}
     */
    void requireOpen(Instant now) {
        if (stateAt(now) != RecoveryState.OPEN) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", stateAt(now));
        }
    }

    /** Whether nothing stands in its way but its account. */
    boolean isDue(Instant now) {
        return stateAt(now) == RecoveryState.OPEN && isProved() && !now.isBefore(dueAt());
    }

    /** The new address has proved itself. */
    void confirm(Instant now) {
        confirmedAt = now;
    }

    /**
     * A second operator agrees.
     *
     * @throws ProblemException {@code forbidden} for the one who has opened it
     */
    void approve(String operator, Instant now) {
        if (operator.equals(openedBy)) {
            throw new ProblemException(Problem.FORBIDDEN);
        }
        if (approvedBy == null) {
            approvedBy = operator;
            approvedAt = now;
        }
    }

    /** It is over. */
    void end(RecoveryState end, Instant now) {
        state = end;
        endedAt = now;
    }

    OwnedId id() {
        return id;
    }

    Credential credential() {
        return credential;
    }

    Address newAddress() {
        return credential.parse(newAddress).orElseThrow();
    }

    String reason() {
        return reason;
    }

    String openedBy() {
        return openedBy;
    }

    Instant openedAt() {
        return openedAt;
    }

    boolean approvalNeeded() {
        return approvalNeeded;
    }

    @Nullable String approvedBy() {
        return approvedBy;
    }

    @Nullable Instant approvedAt() {
        return approvedAt;
    }

    @Nullable Instant confirmedAt() {
        return confirmedAt;
    }

    @Nullable Instant endedAt() {
        return endedAt;
    }

    /** When it takes effect at the earliest. */
    Instant dueAt() {
        return openedAt.plus(DELAY);
    }

    /** When it has waited too long for its code and a second operator. */
    Instant expiresAt() {
        return openedAt.plus(LIFETIME);
    }

    /**
     * How it came about.
     *
     * @param operator the subject of the operator's token
     * @param reason in the operator's words
     * @param approvalNeeded whether a second operator must agree, because no real name vouches for the holder
     */
    record Opening(String operator, String reason, boolean approvalNeeded) {}
}
