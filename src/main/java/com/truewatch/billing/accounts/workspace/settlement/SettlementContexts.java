package com.truewatch.billing.accounts.workspace.settlement;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.workspace.Workspace;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers what the rules of settlement look at. */
@Singleton
public class SettlementContexts {
    private final SettlementHistory history;
    private final BillingCalendar calendar;
    private final WorkspaceConfig config;

    SettlementContexts(SettlementHistory history, BillingCalendar calendar, WorkspaceConfig config) {
        this.history = history;
        this.calendar = calendar;
        this.config = config;
    }

    public SettlementContext of(Account account, Workspace workspace, Instant now) {
        String id = workspace.id();
        return new SettlementContext(
                workspace.status(now),
                workspace.lockReason(),
                history.current(id).map(Settlement::choice).orElse(null),
                marketplacesOf(workspace.site()),
                account.hasArbitrarySettlement(),
                account.standing().refusal(AccountAct.CHOOSE_SETTLEMENT, now).isPresent(),
                !history.chosenSince(List.of(id), calendar.monthOf(now)).isEmpty());
    }

    /** When the limit of this month ends. */
    public Instant nextMonth(Instant now) {
        return calendar.monthAfter(now);
    }

    /** Whether there is such a site. */
    public boolean isSite(String site) {
        return config.sites().containsKey(site);
    }

    /** None of a site that the configuration no longer names. */
    private Set<String> marketplacesOf(String site) {
        return Optional.ofNullable(config.sites().get(site))
                .flatMap(WorkspaceConfig.Site::marketplaces)
                .orElse(Set.of());
    }
}
