package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.CloudAccountResource.CloudAccountPage;
import com.truewatch.billing.accounts.cloudaccount.settlement.SettledWorkspaces;
import com.truewatch.billing.accounts.cloudaccount.settlement.SettledWorkspaces.SettledWorkspace;
import com.truewatch.billing.accounts.platform.http.Page;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows cloud accounts with what they settle. */
@Singleton
public class CloudAccountViewService {
    private final SettledWorkspaces workspaces;

    CloudAccountViewService(SettledWorkspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** One, of this account. */
    public CloudAccountResponse of(UUID accountId, CloudAccount cloudAccount) {
        return of(accountId, List.of(cloudAccount)).get(0);
    }

    /** The page of {@code limit} items out of {@code limit + 1} cloud accounts of this account. */
    CloudAccountPage page(UUID accountId, List<CloudAccount> cloudAccounts, int limit) {
        Page<CloudAccount> page = Page.of(cloudAccounts, limit, CloudAccount::id, it -> it);
        return new CloudAccountPage(of(accountId, page.items()), page.nextCursor());
    }

    private List<CloudAccountResponse> of(UUID accountId, List<CloudAccount> cloudAccounts) {
        Map<UUID, List<SettledWorkspace>> settled =
                settled(accountId, cloudAccounts.stream().map(CloudAccount::id).toList());
        return cloudAccounts.stream()
                .map(it -> CloudAccountResponse.from(it, settled.getOrDefault(it.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<SettledWorkspace>> settled(UUID accountId, List<UUID> cloudAccountIds) {
        return QuarkusTransaction.joiningExisting().call(() -> workspaces.by(accountId, cloudAccountIds));
    }
}
