package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.AddressReservations;
import com.truewatch.billing.accounts.account.FirstLogin;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Client;
import com.truewatch.billing.accounts.verification.RequestedCodes;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The single transactions of {@link RegistrationCompletion}. */
@ApplicationScoped
class RegistrationSteps {
    private final RegistrationRepository registrations;
    private final AccountRepository accounts;
    private final AddressReservations reservations;
    private final RequestedCodes codes;
    private final FirstLogin login;
    private final Journal journal;
    private final Clock clock;

    RegistrationSteps(
            RegistrationRepository registrations,
            AccountRepository accounts,
            AddressReservations reservations,
            RequestedCodes codes,
            FirstLogin login,
            Journal journal,
            Clock clock) {
        this.registrations = registrations;
        this.accounts = accounts;
        this.reservations = reservations;
        this.codes = codes;
        this.login = login;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The registration behind an id.
     *
     * @throws ProblemException {@code not-found}
     */
    @Transactional
    public Registration get(UUID id) {
        return registrations.findByIdOptional(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /**
     * Makes the account and logs its holder in. A refusal leaves the code good, as if it had not been used.
     *
     * @throws ProblemException {@code username-taken}, {@code address-unavailable}, {@code code-expired}
     */
    @Transactional
    public Supplier<Response> complete(Applicant applicant, @Nullable String hash, Proof proof) {
        codes.redeem(proof.right);
        Account account = make(applicant, hash, proof.client, Map.of());
        return login.begin(account, proof.client);
    }

    /**
     * Makes the account. What is taken is looked at first, kindly; the unique indexes decide, and the reservations after
     * them.
     *
     * @param client null where another service makes it
     * @throws ProblemException {@code username-taken}, {@code address-unavailable}
     */
    @Transactional(TxType.MANDATORY)
    public Account make(
            Applicant applicant, @Nullable String hash, @Nullable Client client, Map<String, String> details) {
        if (accounts.hasUsername(applicant.username())) {
            throw new ProblemException(Problem.USERNAME_TAKEN);
        }
        if (accounts.findByAddress(applicant.email()).isPresent() || reservations.isReserved(applicant.email())) {
            throw new ProblemException(Problem.ADDRESS_UNAVAILABLE);
        }
        Account account = applicant.toAccount(hash, clock.instant());
        accounts.persistAndFlush(account);
        reservations.requireFree(applicant.email(), account.id());
        journal.succeeded(account.id(), ActivityType.REGISTERED, client, details);
        journal.announce(EventType.ACCOUNT_REGISTERED, account.id(), account.id(), account.version());
        return account;
    }

    /**
     * That the email is the caller's.
     *
     * @param right the code
     * @param client from where it was given
     */
    record Proof(Verdict.Right right, Client client) {}
}
