package com.truewatch.billing.accounts.factor.passkey;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import com.truewatch.billing.accounts.session.secondfactor.LoginTickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives out challenges. */
@ApplicationScoped
class PasskeyChallengeService {
    private final PasskeyChallenges challenges;
    private final LoginTickets tickets;
    private final RateLimits limits;
    private final Limit perNetwork;
    private final Secrets secrets;
    private final Clock clock;

    PasskeyChallengeService(
            PasskeyChallenges challenges,
            LoginTickets tickets,
            RateLimits limits,
            LimitConfig config,
            Secrets secrets,
            Clock clock) {
        this.challenges = challenges;
        this.tickets = tickets;
        this.limits = limits;
        this.perNetwork = new Limit(config.passkeyChallengesPerNetworkAndHour(), Duration.ofHours(1));
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A challenge, bound to the ticket where that is a genuine one.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    @Transactional
    public Given give(@Nullable String factorTicket, Client client) {
        limits.takeOfNetwork("passkey challenges", client, perNetwork);
        UUID ticket = factorTicket == null
                ? null
                : tickets.read(factorTicket).map(OwnedId::id).orElse(null);
        PasskeyChallenge challenge = new PasskeyChallenge(ticket, secrets.currentKeyId(), clock.instant());
        challenges.persist(challenge);
        return new Given(challenge.id(), challenge.challenge(secrets).orElseThrow(), challenge.expiresAt());
    }

    /**
     * A challenge.
     *
     * @param id by which the answer names it
     * @param challenge to be signed
     * @param expiresAt until when
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Given(UUID id, byte[] challenge, Instant expiresAt) {}
}
