package com.truewatch.billing.accounts.cloudaccount;

import com.fasterxml.jackson.databind.JsonNode;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.cloudaccount.CloudAccountResource.CloudAccountPatch;
import com.truewatch.billing.accounts.platform.http.MergePatch;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a holder does with claimed cloud accounts. */
@ApplicationScoped
class CloudAccountService {
    private final CloudAccountRepository cloudAccounts;
    private final AccountRepository accounts;
    private final MergePatch patches;
    private final Clock clock;

    CloudAccountService(
            CloudAccountRepository cloudAccounts, AccountRepository accounts, MergePatch patches, Clock clock) {
        this.cloudAccounts = cloudAccounts;
        this.accounts = accounts;
        this.patches = patches;
        this.clock = clock;
    }

    /** What the account has claimed, the newest first. */
    @Transactional
    public List<CloudAccount> list(Holder holder, @Nullable UUID before, int limit) {
        return cloudAccounts.findOf(holder.accountId(), before, limit);
    }

    /**
     * One of them.
     *
     * @throws ProblemException {@code not-found}, the same for a foreign one and for none
     */
    @Transactional
    public CloudAccount get(Holder holder, UUID id) {
        return cloudAccounts.findOf(holder.accountId(), id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /**
     * Changes what the holder calls it.
     *
     * @throws ProblemException {@code not-found}; {@code invalid-request}; {@code account-frozen}
     */
    @Transactional
    public CloudAccount patch(Holder holder, UUID id, JsonNode patch) {
        accounts.lockFor(AccountAct.NAME_CLOUD_ACCOUNT, holder.accountId(), clock.instant());
        CloudAccount cloudAccount = cloudAccounts.lock(get(holder, id).id());
        cloudAccount.rename(patches.apply(new CloudAccountPatch(cloudAccount.alias()), patch, CloudAccountPatch.class)
                .alias());
        return cloudAccount;
    }
}
