package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.AddressReservations;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes accounts, whoever vouches for their email. */
@Singleton
class AccountRegistrar {
    private final AccountRepository accounts;
    private final AddressReservations reservations;
    private final Journal journal;
    private final Clock clock;

    AccountRegistrar(AccountRepository accounts, AddressReservations reservations, Journal journal, Clock clock) {
        this.accounts = accounts;
        this.reservations = reservations;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Makes the account, in the caller's transaction. What is taken is looked at first, kindly; the unique indexes decide,
     * and the reservations after them.
     *
     * @param client null where another service makes it
     * @throws ProblemException {@code username-taken}, {@code address-unavailable}
     */
    Account register(Applicant applicant, @Nullable String hash, @Nullable Client client, Map<String, String> details) {
        requireFree(applicant);
        Account account = applicant.toAccount(hash, clock.instant());
        accounts.persistAndFlush(account);
        reservations.requireFree(applicant.email(), account.id());
        journal.succeeded(account.id(), ActivityType.REGISTERED, client, details);
        journal.announce(EventType.ACCOUNT_REGISTERED, account.id(), account.id(), account.version());
        return account;
    }

    /**
     * Nobody has the username or the email now; somebody may in a moment.
     *
     * @throws ProblemException {@code username-taken}, {@code address-unavailable}
     */
    void requireFree(Applicant applicant) {
        if (accounts.hasUsername(applicant.username())) {
            throw new ProblemException(Problem.USERNAME_TAKEN);
        }
        if (accounts.findByAddress(applicant.email()).isPresent() || reservations.isReserved(applicant.email())) {
            throw new ProblemException(Problem.ADDRESS_UNAVAILABLE);
        }
    }
}
