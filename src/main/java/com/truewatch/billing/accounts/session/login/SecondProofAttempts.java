package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.Authentication.SecondFactor;
import com.truewatch.billing.accounts.session.login.LoginAttempts.Attempt;
import com.truewatch.billing.accounts.session.secondfactor.LoginTicket;
import com.truewatch.billing.accounts.session.secondfactor.LoginTickets;
import com.truewatch.billing.accounts.session.secondfactor.SecondFactors;
import com.truewatch.billing.accounts.session.secondfactor.SecondProof;
import com.truewatch.billing.accounts.verification.OneTimeCodes;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import com.truewatch.billing.accounts.verification.throttle.FailedSecondProofs;
import com.truewatch.billing.accounts.verification.throttle.KnownBrowsers;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts second proofs as wrong before they are looked at, and takes the count back when one was right. All of it joins the
 * caller's transaction.
 */
@Singleton
class SecondProofAttempts {
    private final LoginAttempts attempts;
    private final LoginTickets tickets;
    private final SecondFactors factors;
    private final KnownBrowsers browsers;
    private final FailedSecondProofs failures;
    private final OneTimeCodes codes;

    SecondProofAttempts(
            LoginAttempts attempts,
            LoginTickets tickets,
            SecondFactors factors,
            KnownBrowsers browsers,
            FailedSecondProofs failures,
            OneTimeCodes codes) {
        this.attempts = attempts;
        this.tickets = tickets;
        this.factors = factors;
        this.browsers = browsers;
        this.failures = failures;
        this.codes = codes;
    }

    /**
     * Somebody gives a second proof: counted for the network, the ticket, and the account where it could be guessed.
     *
     * @param ticket null where there is none of this browser
     * @return empty where the ticket is good for nothing: nothing is looked at
     * @throws ProblemException {@code too-many-requests}: nothing is looked at
     */
    Optional<Attempt> count(@Nullable OwnedId ticket, SecondProof proof, Client client) {
        // The ticket before the network, as where the login completes: in another order two of them wait for each
        // other.
        boolean open = ticket != null && tickets.takeTry(ticket);
        Attempt counted = attempts.byTicket(ticket, client);
        if (ticket == null || !open) {
            return Optional.empty();
        }
        Browser browser = browsers.of(ticket.accountId(), client);
        switch (proof.factor()) {
            case TOTP -> failures.takeValue(ticket.accountId(), browser);
            case RECOVERY_CODE -> failures.takeRecoveryCode(ticket.accountId(), browser);
            case PASSKEY -> {
                // A signature cannot be guessed.
                if (!factors.useChallenge((SecondProof.Passkey) proof, ticket.id())) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new Attempt(counted.subject(), null, browser, client, counted.countedAt(), null));
    }

    /** The login is complete: what its first proof would have ended without a second one, ends now. */
    void bothWereRight(Attempt attempt, LoginTicket ticket, SecondProof proof) {
        attempts.ticketWasGood(attempt);
        Attempt first = new Attempt(
                attempt.subject(), null, attempt.browser(), attempt.client(), ticket.failureCountedAt(), null);
        if (ticket.isByCode()) {
            attempts.codeWasRight(first);
        } else {
            attempts.passwordWasRight(first);
            codes.forgive(first.subject());
        }
        if (proof.factor() != SecondFactor.PASSKEY) {
            failures.giveBack(attempt.subject(), attempt.browser());
        }
        if (proof.factor() != SecondFactor.TOTP) {
            failures.forgive(attempt.subject());
        }
    }

    /**
     * Somebody brings a passkey alone.
     *
     * @return empty where its challenge is good for nothing: nothing is looked at
     * @throws ProblemException {@code too-many-requests}: nothing is looked at
     */
    Optional<Attempt> count(SecondProof.Passkey passkey, Client client) {
        Attempt counted = attempts.byTicket(null, client);
        return factors.useChallenge(passkey, null) ? Optional.of(counted) : Optional.empty();
    }

    /** It was the account's: whoever has it need not wait for what strangers tried. */
    void passkeyWasRight(Attempt attempt) {
        attempts.codeWasRight(attempt);
        codes.forgive(attempt.subject());
        failures.forgive(attempt.subject());
    }

    /** For the timeline. */
    void passkeyRefused(Attempt attempt) {
        attempts.refused(attempt, SecondFactor.PASSKEY.name());
    }

    /** For the timeline. */
    void refused(Attempt attempt, LoginTicket ticket, SecondProof proof) {
        attempts.refused(attempt, ticket.first().strength() + "_" + proof.factor());
    }
}
