package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.limits.LinkRateLimit;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Stops recoveries for whoever brings the token of a notice. */
@ApplicationScoped
class CancelService {
    private final LinkRateLimit limit;
    private final RecoveryLinks links;
    private final AccountRepository accounts;
    private final RecoveryRepository recoveries;
    private final RecoveryCanceller canceller;
    private final Clock clock;

    CancelService(
            LinkRateLimit limit,
            RecoveryLinks links,
            AccountRepository accounts,
            RecoveryRepository recoveries,
            RecoveryCanceller canceller,
            Clock clock) {
        this.limit = limit;
        this.links = links;
        this.accounts = accounts;
        this.recoveries = recoveries;
        this.canceller = canceller;
        this.clock = clock;
    }

    /**
     * Nothing changes any more by this recovery. Every token is counted, good or not, before it is looked at.
     *
     * @throws ProblemException {@code too-many-requests}; {@code not-found} for what is no token of this recovery; {@code
     *     wrong-state} for one that is over
     */
    @Transactional(TxType.NEVER)
    public AddressRecovery cancel(UUID id, String token, Client client) {
        QuarkusTransaction.requiringNew().run(() -> limit.take(client));
        OwnedId recovery = links.read(token).filter(it -> it.id().equals(id)).orElseThrow(CancelService::notFound);
        return QuarkusTransaction.requiringNew().call(() -> cancel(recovery, client));
    }

    /** A known address stops it. The account is locked first, as by every change of it. */
    private AddressRecovery cancel(OwnedId id, Client client) {
        Instant now = clock.instant();
        Account account = accounts.lock(id.accountId()).orElseThrow(CancelService::notFound);
        AddressRecovery recovery = recoveries.lock(id).orElseThrow(CancelService::notFound);
        recovery.requireOpen(now);
        canceller.cancel(account, recovery, client);
        return recovery;
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.NOT_FOUND);
    }
}
