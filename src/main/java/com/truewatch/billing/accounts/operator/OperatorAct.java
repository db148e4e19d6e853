package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a member of staff did with an account, or has to decide, and why: written with what was done, never changed. */
@Entity
@SuppressWarnings("UnusedVariable") // Written here, read by SQL.
@Table(name = "operator_act")
class OperatorAct {
    /** What. */
    enum Act {
        /** Stopped the account, or gave its freeze another end. */
        FREEZE,
        /** Gave the account back. */
        UNFREEZE,
        /** Ended its sessions. */
        REVOKE_SESSIONS,
        /** Allowed cloud accounts of every marketplace to settle at every site, or no longer. */
        ARBITRARY_SETTLEMENT,
        /** Put its counters of wrong passwords, wrong codes and messages back to nothing. */
        CLEAR_LIMITS,
        /** Decided which of two accounts a cloud account is of; kept for both. */
        CLOUD_ACCOUNT_DISPUTE,
        /** Made the account out of a line of a file. */
        IMPORT,
        /** Decided, as the second of two, whom to keep after an undo was contested. */
        CONTEST_DECISION
    }

    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private Act act;

    private String operator;

    private @Nullable String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> before;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> after;

    private Instant at;

    /** For Hibernate. */
    protected OperatorAct() {}

    OperatorAct(
            UUID accountId, Act act, Staff staff, Map<String, String> before, Map<String, String> after, Instant now) {
        this.id = OwnedId.next(accountId);
        this.act = act;
        this.operator = staff.operator();
        this.reason = staff.reason();
        this.before = before;
        this.after = after;
        this.at = now;
    }

    /**
     * Who acts, and why.
     *
     * @param operator the subject of the operator's token
     * @param reason in the operator's words; null where an act needs none
     */
    record Staff(String operator, @Nullable String reason) {
        /** Nobody yet: the service does it, and leaves the decision to staff. */
        static Staff none(String reason) {
            return new Staff("account-management", reason);
        }
    }
}
