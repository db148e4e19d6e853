package com.truewatch.billing.accounts.factor.recoverycode;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.factor.FactorRegistrations;
import com.truewatch.billing.accounts.factor.FactorType;
import com.truewatch.billing.accounts.factor.Factors;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Makes the sets of recovery codes. */
@ApplicationScoped
class RecoveryCodeService {
    private final AccountRepository accounts;
    private final FactorRegistrations limit;
    private final Factors factors;
    private final RecoveryCodes codes;
    private final Clock clock;

    RecoveryCodeService(
            AccountRepository accounts, FactorRegistrations limit, Factors factors, RecoveryCodes codes, Clock clock) {
        this.accounts = accounts;
        this.limit = limit;
        this.factors = factors;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * A new set; the one before is void.
     *
     * @throws ProblemException {@code wrong-state} with NO_FACTOR where there is nothing that they would stand in for; {@code
     *     account-frozen}, {@code account-on-hold}, {@code too-many-requests}
     */
    @Transactional
    public List<String> make(Holder holder) {
        Account account = accounts.lockFor(AccountAct.CHANGE_FACTORS, holder.accountId(), clock.instant());
        if (!account.hasSecondFactor()) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", "NO_FACTOR");
        }
        limit.take(account.id());
        factors.replaceCodes(account.id());
        return codes.make(factors.enrol(account, FactorType.RECOVERY_CODES, OwnedId.next(account.id()), null, holder));
    }
}
