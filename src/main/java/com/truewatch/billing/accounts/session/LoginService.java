package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Client;
import com.truewatch.billing.accounts.platform.security.PasswordHasher;
import com.truewatch.billing.accounts.session.Session.Strength;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Logs holders in. An unknown login, a wrong password and no password at all get one answer after the same work. */
@ApplicationScoped
class LoginService {
    private final AccountRepository accounts;
    private final SessionService sessions;
    private final PasswordHasher passwords;
    private final Journal journal;
    private final Clock clock;

    LoginService(
            AccountRepository accounts,
            SessionService sessions,
            PasswordHasher passwords,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A new session for whoever knows the password. No connection is held while the password is hashed.
     *
     * @throws ProblemException {@code invalid-credentials}; {@code account-frozen} only to who gave the right password
     */
    @Transactional(TxType.NEVER)
    public Session byPassword(String login, String password, Client client) {
        Candidate candidate = QuarkusTransaction.requiringNew()
                .call(() -> accounts.findByLogin(login)
                        .map(it -> new Candidate(it.id(), it.passwordHash()))
                        .orElse(Candidate.NOBODY));
        if (!passwords.matches(candidate.passwordHash, password)) {
            QuarkusTransaction.requiringNew().run(() -> recordRefusal(candidate, client));
            throw new ProblemException(Problem.INVALID_CREDENTIALS);
        }
        return QuarkusTransaction.requiringNew().call(() -> begin(login, candidate, client));
    }

    /** Looks again: the password or the address may have been changed while the hash was computed. */
    private Session begin(String login, Candidate candidate, Client client) {
        Instant now = clock.instant();
        Account account = accounts.findByLoginForShare(login)
                .filter(it -> it.id().equals(candidate.accountId) && it.hasPasswordHash(candidate.passwordHash))
                .orElseThrow(() -> new ProblemException(Problem.INVALID_CREDENTIALS));
        if (!account.isUsable(now)) {
            throw new ProblemException(Problem.ACCOUNT_FROZEN).with("until", account.frozenUntil());
        }
        return sessions.begin(account.id(), Strength.PASSWORD, client);
    }

    private void recordRefusal(Candidate candidate, Client client) {
        if (candidate.accountId != null) {
            journal.refused(candidate.accountId, ActivityType.LOGIN, client, Map.of());
        }
    }

    /** Who a login named when it was looked up. */
    private record Candidate(
            @Nullable UUID accountId, @Nullable String passwordHash) {
        static final Candidate NOBODY = new Candidate(null, null);
    }
}
