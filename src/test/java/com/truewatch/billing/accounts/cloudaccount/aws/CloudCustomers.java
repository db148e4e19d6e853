package com.truewatch.billing.accounts.cloudaccount.aws;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holders who settle a workspace by what they have bought at AWS. */
@Singleton
class CloudCustomers {
    private final TestAccounts accounts;
    private final Database database;
    private final TestClock clock;

    CloudCustomers(TestAccounts accounts, Database database, TestClock clock) {
        this.accounts = accounts;
        this.database = database;
        this.clock = clock;
    }

    /** One who has come from AWS with this purchase, which is paid for. */
    CloudCustomer claiming(AwsPurchase bought) {
        TestAccount account = accounts.create();
        Client holder = Client.of(account);
        UUID cloudAccount = UUID.fromString(holder.request()
                .body(Map.of("claim", bought.register()))
                .post("/api/v1/account/cloud-accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        String workspace = WorkspaceCalls.bound(account.id());
        WorkspaceCalls.by(holder).choose(workspace, cloudAccount).then().statusCode(200);
        return new CloudCustomer(account, holder, cloudAccount, workspace);
    }

    /** One of them. */
    final class CloudCustomer {
        private final TestAccount account;
        private final Client holder;
        private final UUID cloudAccount;
        private final String workspace;

        private CloudCustomer(TestAccount account, Client holder, UUID cloudAccount, String workspace) {
            this.account = account;
            this.holder = holder;
            this.cloudAccount = cloudAccount;
            this.workspace = workspace;
        }

        UUID cloudAccount() {
            return cloudAccount;
        }

        String workspaceStatus() {
            return database.value(
                    "select case when lock_reason is null then 'ACTIVE' else 'LOCKING' end from workspace"
                            + " where id = ?",
                    workspace);
        }

        /** By what the workspace is settled now. */
        @Nullable String licenseNow() {
            return WorkspaceCalls.at(workspace, "at", clock.instant()).path("cloudAccount.licenseArn");
        }

        /** What the holder was told by mail since, the oldest first. */
        List<String> mails() {
            return database.templatesTo(account.email()).stream().skip(2).toList();
        }

        /** What other services were told of the cloud account. */
        List<String> events() {
            return database.eventsOf(account.id()).stream()
                    .filter(it -> it.startsWith("cloud-account."))
                    .toList();
        }

        Client holder() {
            return holder;
        }
    }
}
