package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Client;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.RequestedCodes;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Takes the code by which the new address proves itself. */
@ApplicationScoped
class RecoveryConfirmation {
    private final RequestedCodes codes;
    private final RecoverySteps steps;

    RecoveryConfirmation(RequestedCodes codes, RecoverySteps steps) {
        this.codes = codes;
        this.steps = steps;
    }

    /**
     * The new address is proved; it takes effect when its time has come.
     *
     * @throws ProblemException {@code not-found}; {@code code-incorrect}, {@code code-expired}, {@code locked}, {@code
     *     too-many-requests}; after the right code {@code wrong-state}, {@code account-frozen}, {@code account-on-hold},
     *     {@code address-unavailable}
     */
    @Transactional(TxType.NEVER)
    public AddressRecovery confirm(UUID id, String code, Client client) {
        CodeAttempt attempt =
                codes.attempt(Purpose.ADDRESS_RECOVERY, id, client, ActivityType.ADDRESS_RECOVERY_CONFIRMED);
        Verdict.Right right = codes.requireRight(attempt, code);
        return steps.confirm(attempt, right);
    }
}
