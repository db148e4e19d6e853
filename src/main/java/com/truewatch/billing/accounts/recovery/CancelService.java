package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Client;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.UUID;

/** Stops recoveries for whoever brings the token of a notice. */
@ApplicationScoped
class CancelService {
    private final RateLimits limits;
    private final Limit perNetwork;
    private final RecoveryLinks links;
    private final RecoverySteps steps;

    CancelService(RateLimits limits, LimitConfig config, RecoveryLinks links, RecoverySteps steps) {
        this.limits = limits;
        this.perNetwork = new Limit(config.linksPerNetworkAndHour(), Duration.ofHours(1));
        this.links = links;
        this.steps = steps;
    }

    /**
     * Nothing changes any more by this recovery. Every token is counted, good or not, before it is looked at.
     *
     * @throws ProblemException {@code too-many-requests}; {@code not-found} for what is no token of this recovery; {@code
     *     wrong-state} for one that is over
     */
    @Transactional(TxType.NEVER)
    public AddressRecovery cancel(UUID id, String token, Client client) {
        QuarkusTransaction.requiringNew().run(() -> limits.takeOfNetwork("links", client, perNetwork));
        OwnedId recovery = links.read(token)
                .filter(it -> it.id().equals(id))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        return steps.cancel(recovery, client);
    }
}
