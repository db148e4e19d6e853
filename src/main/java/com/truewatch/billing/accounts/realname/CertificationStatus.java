package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.account.RealNameState;
import com.truewatch.billing.accounts.account.SubjectType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands, out of its applications.
 *
 * @param certified the approved one
 * @param pending the one that waits
 * @param refused the one that staff have rejected or revoked last
 */
public record CertificationStatus(
        @Nullable RealNameApplication certified,
        @Nullable RealNameApplication pending,
        @Nullable RealNameApplication refused) {
    /** A certified account stays so while a newer application waits. */
    RealNameState state() {
        if (certified != null) {
            return RealNameState.VERIFIED;
        }
        if (pending != null) {
            return RealNameState.PENDING;
        }
        if (refused == null) {
            return RealNameState.NOT_SUBMITTED;
        }
        return refused.state() == ApplicationState.REVOKED ? RealNameState.REVOKED : RealNameState.REJECTED;
    }

    /** As what the account is certified; null where it is not. */
    @Nullable SubjectType certifiedAs() {
        return certified == null ? null : certified.subjectType();
    }

    /** The application that the state is about; null where there is none. */
    @Nullable RealNameApplication shown() {
        return certified != null ? certified : pending != null ? pending : refused;
    }

    /** The refusal that its holder should read: nothing has been submitted or decided since. */
    @Nullable RealNameApplication lastWord() {
        if (refused == null || pending != null) {
            return null;
        }
        boolean since = certified == null
                || Objects.requireNonNull(refused.decidedAt()).isAfter(Objects.requireNonNull(certified.decidedAt()));
        return since ? refused : null;
    }
}
