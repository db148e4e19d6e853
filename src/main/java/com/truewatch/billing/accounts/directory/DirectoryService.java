package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.AccountStatus;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Finds accounts for other services. */
@ApplicationScoped
class DirectoryService {
    private final AccountRepository accounts;
    private final Clock clock;

    DirectoryService(AccountRepository accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The account.
     *
     * @throws ProblemException {@code not-found}, the same for a closed one and none
     */
    @Transactional
    public Account find(UUID id) {
        return accounts.findByIdOptional(id)
                .filter(it -> it.status(clock.instant()) != AccountStatus.CLOSED)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }
}
