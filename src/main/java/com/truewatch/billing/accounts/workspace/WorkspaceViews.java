package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.workspace.settlement.BillingCalendar;
import com.truewatch.billing.accounts.workspace.settlement.Settlement;
import com.truewatch.billing.accounts.workspace.settlement.SettlementHistory;
import com.truewatch.billing.accounts.workspace.settlement.WorkspaceStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts together what is shown of workspaces, with two questions for any number of them. */
@Singleton
class WorkspaceViews {
    private final SettlementHistory history;
    private final BillingCalendar calendar;
    private final Clock clock;

    WorkspaceViews(SettlementHistory history, BillingCalendar calendar, Clock clock) {
        this.history = history;
        this.calendar = calendar;
        this.clock = clock;
    }

    WorkspaceView of(Workspace workspace) {
        return of(List.of(workspace)).get(0);
    }

    List<WorkspaceView> of(List<Workspace> workspaces) {
        Instant now = clock.instant();
        List<String> ids = workspaces.stream().map(Workspace::id).toList();
        Map<String, Settlement> current = history.current(ids);
        Set<String> chosen = history.chosenSince(ids, calendar.monthOf(now));
        return workspaces.stream()
                .map(it -> {
                    boolean limited = it.status(now) == WorkspaceStatus.ACTIVE && chosen.contains(it.id());
                    return new WorkspaceView(
                            it, it.status(now), current.get(it.id()), limited ? calendar.monthAfter(now) : null);
                })
                .toList();
    }
}
