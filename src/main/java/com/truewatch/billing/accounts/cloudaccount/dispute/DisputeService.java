package com.truewatch.billing.accounts.cloudaccount.dispute;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.standing.AccountStatus;
import com.truewatch.billing.accounts.cloudaccount.CloudAccount;
import com.truewatch.billing.accounts.cloudaccount.CloudAccountOutcomes;
import com.truewatch.billing.accounts.cloudaccount.CloudAccountRepository;
import com.truewatch.billing.accounts.operator.DecisionRecorder;
import com.truewatch.billing.accounts.operator.DecisionRecorder.Decided;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What staff do with disputes. Locks as the package says: the buyer, the accounts in the order of their ids, the rest. */
@ApplicationScoped
class DisputeService {
    private final DisputeRepository disputes;
    private final CloudAccountRepository cloudAccounts;
    private final AccountRepository accounts;
    private final CloudAccountOutcomes outcomes;
    private final DecisionRecorder acts;
    private final Clock clock;

    DisputeService(
            DisputeRepository disputes,
            CloudAccountRepository cloudAccounts,
            AccountRepository accounts,
            CloudAccountOutcomes outcomes,
            DecisionRecorder acts,
            Clock clock) {
        this.disputes = disputes;
        this.cloudAccounts = cloudAccounts;
        this.accounts = accounts;
        this.outcomes = outcomes;
        this.acts = acts;
        this.clock = clock;
    }

    /** The newest, open or resolved. */
    @Transactional
    public List<Dispute> list(boolean open, @Nullable UUID before, int limit) {
        return disputes.findPage(open, before, limit);
    }

    /**
     * Decides a dispute, for whoever has the cloud account now or for the claimant.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} for a resolved one, and for a claimant that is closed
     */
    @Transactional
    public Dispute resolve(UUID id, String operator, DisputeDecision decision, String reason) {
        Dispute dispute = disputes.findByIdOptional(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        UUID owner = lockOwner(dispute);
        if (dispute.decision() != null) {
            throw wrongState(dispute.decision().name());
        }
        if (decision == DisputeDecision.MOVE && !owner.equals(dispute.claimantId())) {
            move(dispute, owner);
        }
        dispute.resolve(decision, operator, reason.strip(), clock.instant());
        Decided decided = new Decided(
                operator, reason.strip(), codes(dispute, owner), codes(dispute, decided(decision, dispute, owner)));
        Stream.of(owner, dispute.claimantId()).distinct().forEach(it -> acts.disputeResolved(it, decided));
        return dispute;
    }

    /** Whoever has claimed the cloud account, whom nobody changes from now on, nor the claimant, nor the dispute. */
    private UUID lockOwner(Dispute dispute) {
        CloudAccount of = cloudAccounts.findById(dispute.cloudAccountId());
        cloudAccounts.lockBuyer(of.provider(), of.buyerAccountId());
        UUID owner = Objects.requireNonNull(cloudAccounts.findOwnerOf(of.id()));
        Stream.of(owner, dispute.claimantId()).distinct().sorted().forEach(accounts::lock);
        cloudAccounts.lock(of.id());
        disputes.lock(dispute);
        return owner;
    }

    private void move(Dispute dispute, UUID owner) {
        Account to = accounts.findById(dispute.claimantId());
        AccountStatus status = to.standing().status(clock.instant());
        if (status == AccountStatus.CLOSED) {
            throw wrongState(status.name());
        }
        CloudAccount cloudAccount = cloudAccounts.findById(dispute.cloudAccountId());
        cloudAccount.moveTo(to.id());
        cloudAccounts.flush();
        outcomes.moved(accounts.findById(owner), to, cloudAccount);
    }

    private static UUID decided(DisputeDecision decision, Dispute dispute, UUID owner) {
        return decision == DisputeDecision.MOVE ? dispute.claimantId() : owner;
    }

    private static Map<String, String> codes(Dispute dispute, UUID owner) {
        return Map.of("cloudAccountId", dispute.cloudAccountId().toString(), "accountId", owner.toString());
    }

    private static ProblemException wrongState(String state) {
        return new ProblemException(Problem.WRONG_STATE).with("state", state);
    }
}
