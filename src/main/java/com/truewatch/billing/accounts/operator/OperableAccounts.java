package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** The accounts that staff can do something with: all but the closed ones. */
@Singleton
class OperableAccounts {
    private final AccountRepository accounts;
    private final Clock clock;

    OperableAccounts(AccountRepository accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * One of them, locked until the transaction ends.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} for a closed one
     */
    Account lock(UUID id) {
        Account account = accounts.lock(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        if (account.standing().isClosed()) {
            throw wrongState(account, clock.instant());
        }
        return account;
    }

    /**
     * Two operators decide, and nothing else ends it meanwhile.
     *
     * @throws ProblemException {@code wrong-state} with CONTESTED
     */
    static void refuseContested(Account account) {
        if (account.standing().contested()) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", "CONTESTED");
        }
    }

    /** The refusal of what does not go with the account's status. */
    static ProblemException wrongState(Account account, Instant now) {
        return new ProblemException(Problem.WRONG_STATE)
                .with("state", account.standing().status(now).name());
    }
}
