package com.truewatch.billing.accounts.factor.removal;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.TemplateField;
import com.truewatch.billing.accounts.factor.Factors;
import com.truewatch.billing.accounts.factor.removal.FactorRemoval.RemovalState;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operators do with removals of second factors, and how these take effect. The account is locked first. */
@ApplicationScoped
class FactorRemovalService {
    private final AccountRepository accounts;
    private final FactorRemovalRepository removals;
    private final Factors factors;
    private final HolderNotifier notifier;
    private final EventContext context;
    private final Journal journal;
    private final Clock clock;

    FactorRemovalService(
            AccountRepository accounts,
            FactorRemovalRepository removals,
            Factors factors,
            HolderNotifier notifier,
            EventContext context,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.removals = removals;
        this.factors = factors;
        this.notifier = notifier;
        this.context = context;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Opens one: every proved address is told. One that was open is stopped.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} for a closed account, and with NO_FACTOR
     */
    @Transactional
    public FactorRemoval open(UUID accountId, String reason, String operator) {
        Instant now = clock.instant();
        Account account = accounts.lock(accountId).orElseThrow(FactorRemovalService::notFound);
        if (account.standing().isClosed() || !account.hasSecondFactor()) {
            throw new ProblemException(Problem.WRONG_STATE)
                    .with(
                            "state",
                            account.standing().isClosed() ? account.standing().status(now) : "NO_FACTOR");
        }
        removals.lockOpenOf(accountId).forEach(it -> it.end(RemovalState.STOPPED, now));
        removals.flush();
        FactorRemoval removal = new FactorRemoval(accountId, operator, reason, now);
        removals.persist(removal);
        journal.succeeded(accountId, ActivityType.FACTOR_REMOVAL_OPENED, null, Map.of());
        notifier.tellEverywhere(
                account,
                MessageTemplate.FACTOR_REMOVAL_OPENED,
                context.now().with(TemplateField.UNTIL, removal.dueAt().toString()));
        return removal;
    }

    /**
     * A second operator agrees.
     *
     * @throws ProblemException {@code not-found}; {@code forbidden} for the operator who has opened it; {@code wrong-state}
     *     for one that is over
     */
    @Transactional
    public FactorRemoval approve(UUID accountId, UUID id, String operator) {
        FactorRemoval removal = accounts.lock(accountId)
                .flatMap(it -> removals.lock(new OwnedId(accountId, id)))
                .orElseThrow(FactorRemovalService::notFound);
        removal.approve(operator, clock.instant());
        return removal;
    }

    /**
     * The account's, newest first.
     *
     * @throws ProblemException {@code not-found} for an unknown account
     */
    @Transactional
    public List<FactorRemoval> list(UUID accountId, @Nullable UUID before, int limit) {
        Account account = accounts.findByIdOptional(accountId).orElseThrow(FactorRemovalService::notFound);
        return removals.findAllOf(account.id(), before, limit);
    }

    /** Those whose time has come, the oldest first. */
    @Transactional
    public List<OwnedId> findDue(int limit) {
        return removals.findDue(clock.instant(), limit);
    }

    /** Its time has come: the factors are gone and every session ends. Waits for an account that is frozen or held just now. */
    @Transactional
    public void complete(OwnedId id) {
        Instant now = clock.instant();
        Account account = accounts.lock(id.accountId()).orElseThrow();
        FactorRemoval removal = removals.lock(id).orElseThrow();
        if (!removal.isDue(now)
                || account.standing().isClosed()
                || account.standing().refusal(AccountAct.COMPLETE_RECOVERY, now).isPresent()) {
            return;
        }
        removal.end(RemovalState.COMPLETED, now);
        factors.removeAll(account);
        notifier.tellEverywhere(account, MessageTemplate.FACTORS_REMOVED, context.now());
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.NOT_FOUND);
    }
}
