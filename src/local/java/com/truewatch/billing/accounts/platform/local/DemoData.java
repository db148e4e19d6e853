package com.truewatch.billing.accounts.platform.local;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.Holder.SessionProof;
import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.workspace.BindingService;
import com.truewatch.billing.accounts.workspace.BindingService.NewWorkspace;
import com.truewatch.billing.accounts.workspace.SettlementService;
import com.truewatch.billing.accounts.workspace.settlement.SettlementChoice;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What the demo account has, so that each call of a service finds something: a certified name, two cloud accounts and three
 * workspaces. Made once, by the use cases that holders, staff, marketplaces and the console use, and whatever is done with it
 * is kept. An account that may not have it by now, as one that is frozen, stays as it is.
 */
@Singleton
class DemoData {
    private static final Logger LOG = Logger.getLogger(DemoData.class);
    private static final int AFTER_THE_ACCOUNT = Interceptor.Priority.LIBRARY_AFTER;
    private static final Client CLIENT = new Client("127.0.0.0", "127.0.0.1", "Local mode", null);
    private static final NewWorkspace SINGAPORE = new NewWorkspace("wksp_demo_singapore", "Demo Singapore", "ap1");
    private static final NewWorkspace FRANKFURT = new NewWorkspace("wksp_demo_frankfurt", "Demo Frankfurt", "eu1");

    /** The last that is made: once it was bound, everything was. */
    private static final NewWorkspace JAKARTA = new NewWorkspace("wksp_demo_jakarta", "Demo Jakarta", "id1");

    private final LocalConfig config;
    private final AccountRepository accounts;
    private final DemoCertification certification;
    private final DemoPurchases purchases;
    private final BindingService workspaces;
    private final SettlementService settlements;
    private final Clock clock;

    DemoData(
            LocalConfig config,
            AccountRepository accounts,
            DemoCertification certification,
            DemoPurchases purchases,
            BindingService workspaces,
            SettlementService settlements,
            Clock clock) {
        this.config = config;
        this.accounts = accounts;
        this.certification = certification;
        this.purchases = purchases;
        this.workspaces = workspaces;
        this.settlements = settlements;
        this.clock = clock;
    }

    @ActivateRequestContext
    void makeWhereMissing(@Observes @Priority(AFTER_THE_ACCOUNT) StartupEvent started) {
        if (!config.demoAccount() || !workspaces.isFree(JAKARTA.id())) {
            return;
        }
        Holder holder = QuarkusTransaction.requiringNew().call(this::holder);
        tryTo("certify it", () -> certification.certify(holder));
        tryTo("settle workspaces by AWS", () -> {
            UUID aws = purchases.claimAws(holder);
            settle(holder, SINGAPORE, aws);
            settle(holder, FRANKFURT, aws);
        });
        tryTo(
                "settle a workspace by Alibaba Cloud",
                () -> settle(holder, JAKARTA, purchases.claimAlibabaCloud(holder)));
    }

    /** As if the demo account's holder had just logged in. */
    private Holder holder() {
        Account account = accounts.find("username", DemoAccount.USERNAME).singleResult();
        return new Holder(account, Ids.next(), new SessionProof(false, false, true, clock.instant(), null), CLIENT);
    }

    private void settle(Holder holder, NewWorkspace workspace, UUID cloudAccount) {
        workspaces.bind(workspace, holder.accountId());
        settlements.choose(holder, workspace.id(), SettlementChoice.cloudAccount(cloudAccount));
    }

    private static void tryTo(String what, Runnable step) {
        try {
            step.run();
        } catch (ProblemException refused) {
            LOG.infof("The demo account stays as it is, it is refused to %s: %s", what, refused.problem());
        }
    }
}
