package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.CodeVerificationService;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Takes the code by which the new address proves itself. */
@ApplicationScoped
class RecoveryConfirmationService {
    private final CodeVerificationService codes;
    private final AccountRepository accounts;
    private final RecoveryRepository recoveries;
    private final Journal journal;
    private final Clock clock;

    RecoveryConfirmationService(
            CodeVerificationService codes,
            AccountRepository accounts,
            RecoveryRepository recoveries,
            Journal journal,
            Clock clock) {
        this.codes = codes;
        this.accounts = accounts;
        this.recoveries = recoveries;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The new address is proved; it takes effect when its time has come and the account is neither frozen nor on hold.
     *
     * @throws ProblemException {@code not-found}; {@code code-incorrect}, {@code code-expired}, {@code locked}, {@code
     *     too-many-requests}; after the right code {@code wrong-state}, {@code address-unavailable}
     */
    @Transactional(TxType.NEVER)
    public AddressRecovery confirm(UUID id, String code, Client client) {
        CodeAttempt attempt =
                codes.attempt(Purpose.ADDRESS_RECOVERY, id, client, ActivityType.ADDRESS_RECOVERY_CONFIRMED);
        return codes.verify(attempt, code, right -> confirm(attempt, right));
    }

    /** The code was right. The account is locked first, then the recovery. */
    private AddressRecovery confirm(CodeAttempt attempt, Verdict.Right right) {
        Instant now = clock.instant();
        if (accounts.lock(attempt.subject())
                .filter(it -> !it.standing().isClosed())
                .isEmpty()) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        AddressRecovery recovery =
                recoveries.lock(attempt.challenge().id()).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        recovery.requireOpen(now);
        if (accounts.findByAddress(recovery.newAddress()).isPresent()) {
            throw new ProblemException(Problem.ADDRESS_UNAVAILABLE);
        }
        codes.redeem(right);
        recovery.confirm(now);
        journal.succeeded(
                attempt.subject(),
                ActivityType.ADDRESS_RECOVERY_CONFIRMED,
                attempt.client(),
                RecoveryService.details(recovery));
        return recovery;
    }
}
