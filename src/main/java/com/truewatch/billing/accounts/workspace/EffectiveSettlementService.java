package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.cloudaccount.settlement.CloudLicence;
import com.truewatch.billing.accounts.cloudaccount.settlement.SettlementAccounts;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.workspace.settlement.BillingCalendar;
import com.truewatch.billing.accounts.workspace.settlement.Settlement;
import com.truewatch.billing.accounts.workspace.settlement.SettlementHistory;
import com.truewatch.billing.accounts.workspace.settlement.WorkspaceStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** By what workspaces were settled at a time or on a day, for bills. */
@ApplicationScoped
public class EffectiveSettlementService {
    private final WorkspaceRepository workspaces;
    private final SettlementHistory history;
    private final SettlementAccounts cloudAccounts;
    private final BillingCalendar calendar;
    private final Clock clock;

    EffectiveSettlementService(
            WorkspaceRepository workspaces,
            SettlementHistory history,
            SettlementAccounts cloudAccounts,
            BillingCalendar calendar,
            Clock clock) {
        this.workspaces = workspaces;
        this.history = history;
        this.cloudAccounts = cloudAccounts;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * By what a workspace was settled then.
     *
     * @throws ProblemException {@code invalid-request} for the future; {@code not-found} where it was bound to nobody
     */
    @Transactional
    public Effective at(String workspaceId, Instant time) {
        if (time.isAfter(clock.instant())) {
            throw ProblemException.violation("/at", "must not be in the future");
        }
        return effective(workspaceId, time);
    }

    /**
     * By what all of a day is settled: the method in force at its end, or now while it lasts.
     *
     * @throws ProblemException {@code invalid-request} for a day that has not begun; {@code not-found} where it was bound
     *     to nobody
     */
    @Transactional
    public Effective on(String workspaceId, LocalDate day) {
        return effective(workspaceId, endOf(day));
    }

    /**
     * The same of every workspace, by workspace, after {@code after}.
     *
     * @throws ProblemException {@code invalid-request}
     */
    @Transactional
    public List<Effective> allOn(LocalDate day, String after, int limit) {
        Instant end = endOf(day);
        return withLicences(history.allAt(end, after, limit), end);
    }

    /** Of today what is so until somebody changes it. */
    private Instant endOf(LocalDate day) {
        if (!calendar.hasBegun(day, clock.instant())) {
            throw ProblemException.violation("/day", "must have begun");
        }
        return calendar.endOf(day);
    }

    private Effective effective(String workspaceId, Instant time) {
        Optional<Settlement> found = WorkspaceIds.isOne(workspaceId) ? history.at(workspaceId, time) : Optional.empty();
        return found.map(it -> withLicences(List.of(it), time).get(0))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    private List<Effective> withLicences(List<Settlement> settlements, Instant time) {
        Instant now = clock.instant();
        List<UUID> cloudIds = settlements.stream()
                .map(it -> it.choice().cloudAccountId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<UUID, CloudLicence> licences = cloudIds.isEmpty() ? Map.of() : cloudAccounts.licencesAt(cloudIds, time);
        Map<String, Workspace> byId =
                workspaces
                        .list(
                                "id in ?1",
                                settlements.stream()
                                        .map(Settlement::workspaceId)
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(Workspace::id, Function.identity()));
        return settlements.stream()
                .map(it -> new Effective(
                        it,
                        Objects.requireNonNull(byId.get(it.workspaceId())).status(now),
                        Optional.ofNullable(it.choice().cloudAccountId())
                                .map(licences::get)
                                .orElse(null)))
                .toList();
    }

    /**
     * By what a workspace was settled.
     *
     * @param settlement how, and how long
     * @param workspaceStatus where the workspace is now
     * @param licence whom the marketplace is to charge; null where no cloud account settled it, or none is known
     */
    public record Effective(
            Settlement settlement,
            WorkspaceStatus workspaceStatus,
            @Nullable CloudLicence licence) {}
}
