package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.address.LoginName;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.platform.password.PasswordHasher;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.Authentication;
import com.truewatch.billing.accounts.session.SessionStarter;
import com.truewatch.billing.accounts.session.login.LoginAttempts.Attempt;
import com.truewatch.billing.accounts.session.login.LoginAttempts.Target;
import com.truewatch.billing.accounts.session.secondfactor.LoginTicket.FirstProof;
import com.truewatch.billing.accounts.session.secondfactor.LoginTickets;
import com.truewatch.billing.accounts.verification.OneTimeCodes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/**
 * Logs holders in by password. An unknown login, a wrong password and no password at all get one answer after the same
 * work: the same statements, and a hash in any case.
 */
@ApplicationScoped
class LoginService {
    private final AccountRepository accounts;
    private final LoginAttempts attempts;
    private final LoginConcurrency concurrency;
    private final SessionStarter start;
    private final LoginTickets tickets;
    private final PasswordHasher passwords;
    private final OneTimeCodes codes;
    private final Clock clock;

    LoginService(
            AccountRepository accounts,
            LoginAttempts attempts,
            LoginConcurrency concurrency,
            SessionStarter start,
            LoginTickets tickets,
            PasswordHasher passwords,
            OneTimeCodes codes,
            Clock clock) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.concurrency = concurrency;
        this.start = start;
        this.tickets = tickets;
        this.passwords = passwords;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * A new session for whoever knows the password, or the demand of a second proof. No connection is held while a turn is waited for or the password is
     * hashed.
     *
     * @throws ProblemException {@code invalid-credentials}; {@code too-many-requests}; {@code account-frozen} only to
     *     who gave the right password; {@code unavailable} where too many come at once
     */
    @Transactional(TxType.NEVER)
    public LoginOutcome byPassword(String typed, String password, Client client) {
        LoginName login = LoginName.parse(typed);
        Target target = attempts.target(login, client);
        return concurrency.run(target.subject(), target.browser(), () -> compare(login, password, target));
    }

    private LoginOutcome compare(LoginName login, String password, Target target) {
        Attempt attempt = QuarkusTransaction.requiringNew().call(() -> attempts.byPassword(target));
        String hash = attempt.passwordHash();
        if (!passwords.matches(hash, password) || hash == null) {
            throw wrong(attempt);
        }
        LoginOutcome outcome = QuarkusTransaction.requiringNew()
                .call(() -> enter(login, attempt))
                .orElseThrow(() -> wrong(attempt));
        if (passwords.isOutdated(hash)) {
            String stronger = passwords.hash(password);
            QuarkusTransaction.requiringNew().run(() -> accounts.replaceHash(attempt.subject(), hash, stronger));
        }
        return outcome;
    }

    /** Written down before it is answered: what was counted before it is on the disk then, too. */
    private ProblemException wrong(Attempt attempt) {
        QuarkusTransaction.requiringNew().run(() -> attempts.passwordWasWrong(attempt, "PASSWORD"));
        return new ProblemException(Problem.INVALID_CREDENTIALS);
    }

    /** Looks again; empty where the password or the address was changed while the hash was computed. */
    private Optional<LoginOutcome> enter(LoginName login, Attempt attempt) {
        return accounts.findByLoginForShare(login)
                .filter(it -> it.id().equals(attempt.subject()) && it.password().isStill(attempt.passwordHash()))
                .map(it -> enter(it, attempt));
    }

    private LoginOutcome enter(Account account, Attempt attempt) {
        if (!account.hasSecondFactor()) {
            attempts.passwordWasRight(attempt);
            codes.forgive(account.id());
        }
        Optional<ProblemException> refusal = account.standing().refusal(AccountAct.LOG_IN_BY_PASSWORD, clock.instant());
        if (refusal.isPresent()) {
            attempts.refused(attempt, "PASSWORD");
            return LoginOutcome.refused(refusal.get());
        }
        return account.hasSecondFactor()
                ? LoginOutcome.demanded(tickets.issue(account, FirstProof.PASSWORD, attempt.countedAt()))
                : LoginOutcome.granted(start.begin(account, Authentication.byPassword(), attempt.client()));
    }
}
