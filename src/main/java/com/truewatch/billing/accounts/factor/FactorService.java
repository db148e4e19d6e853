package com.truewatch.billing.accounts.factor;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Edits;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a holder sees of the second factors, and what can be done with one that is there. */
@ApplicationScoped
class FactorService {
    private final FactorRepository factors;
    private final Factors changes;
    private final AccountRepository accounts;
    private final Edits edits;
    private final Clock clock;

    FactorService(FactorRepository factors, Factors changes, AccountRepository accounts, Edits edits, Clock clock) {
        this.factors = factors;
        this.changes = changes;
        this.accounts = accounts;
        this.edits = edits;
        this.clock = clock;
    }

    /** Newest first. */
    @Transactional
    public List<FactorResponse> list(Holder holder, @Nullable UUID before, int limit) {
        return factors.findOf(holder.accountId(), before, limit).stream()
                .map(this::view)
                .toList();
    }

    /**
     * Calls one by another name.
     *
     * @throws ProblemException {@code not-found}, {@code account-frozen}, {@code too-many-requests}
     */
    @Transactional
    public FactorResponse rename(Holder holder, UUID id, String name) {
        accounts.lockFor(AccountAct.NAME_FACTOR, holder.accountId(), clock.instant());
        Factor factor = find(holder, id);
        if (!name.equals(factor.name())) {
            edits.take(holder.accountId());
            factor.rename(name);
        }
        return view(factor);
    }

    /**
     * Removes one. Other sessions end; without another one a login needs no second proof any more.
     *
     * @throws ProblemException {@code not-found}, {@code account-frozen}, {@code account-on-hold}
     */
    @Transactional
    public void remove(Holder holder, UUID id) {
        Account account = accounts.lockFor(AccountAct.CHANGE_FACTORS, holder.accountId(), clock.instant());
        changes.remove(account, find(holder, id), holder);
    }

    private Factor find(Holder holder, UUID id) {
        return factors.findLive(new OwnedId(holder.accountId(), id))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    private FactorResponse view(Factor factor) {
        return FactorResponse.from(
                factor,
                factor.type() == FactorType.RECOVERY_CODES
                        ? factors.codesLeft(factor.id().accountId())
                        : null);
    }
}
