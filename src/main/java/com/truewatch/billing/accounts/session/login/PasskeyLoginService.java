package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.Authentication;
import com.truewatch.billing.accounts.session.SessionStarter;
import com.truewatch.billing.accounts.session.login.LoginAttempts.Attempt;
import com.truewatch.billing.accounts.session.secondfactor.SecondFactors;
import com.truewatch.billing.accounts.session.secondfactor.SecondProof;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Logs holders in by a passkey alone: the device, and who unlocked it, are both proofs. */
@ApplicationScoped
class PasskeyLoginService {
    private final AccountRepository accounts;
    private final SecondProofAttempts attempts;
    private final SecondFactors factors;
    private final SessionStarter start;
    private final Clock clock;

    PasskeyLoginService(
            AccountRepository accounts,
            SecondProofAttempts attempts,
            SecondFactors factors,
            SessionStarter start,
            Clock clock) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.factors = factors;
        this.start = start;
        this.clock = clock;
    }

    /**
     * A new session for whoever holds a passkey of the account. The challenge is used up, and that is committed, before the
     * answer is looked at.
     *
     * @throws ProblemException {@code invalid-credentials} for anything else; {@code too-many-requests}; {@code
     *     account-frozen} only to who holds the passkey
     */
    @Transactional(TxType.NEVER)
    public LoginOutcome byPasskey(SecondProof.Passkey passkey, Client client) {
        Optional<Attempt> attempt = QuarkusTransaction.requiringNew().call(() -> attempts.count(passkey, client));
        if (attempt.isEmpty()) {
            throw new ProblemException(Problem.INVALID_CREDENTIALS);
        }
        return QuarkusTransaction.requiringNew().call(() -> enter(passkey, attempt.get()));
    }

    private LoginOutcome enter(SecondProof.Passkey passkey, Attempt counted) {
        Optional<Account> owner = factors.ownerOf(passkey)
                .flatMap(accounts::findForShare)
                .filter(it -> !it.standing().isClosed());
        if (owner.isEmpty()) {
            return refused(counted, new ProblemException(Problem.INVALID_CREDENTIALS));
        }
        Account account = owner.get();
        Attempt attempt =
                new Attempt(account.id(), null, counted.browser(), counted.client(), counted.countedAt(), null);
        Optional<List<String>> methods = factors.verify(account, passkey, attempt.client());
        if (methods.isEmpty()) {
            return refused(attempt, new ProblemException(Problem.INVALID_CREDENTIALS));
        }
        Optional<ProblemException> refusal = account.standing().refusal(AccountAct.LOG_IN_BY_PASSKEY, clock.instant());
        if (refusal.isPresent()) {
            return refused(attempt, refusal.get());
        }
        attempts.passkeyWasRight(attempt);
        return LoginOutcome.granted(start.begin(account, Authentication.byPasskey(methods.get()), attempt.client()));
    }

    private LoginOutcome refused(Attempt attempt, ProblemException refusal) {
        attempts.passkeyRefused(attempt);
        return LoginOutcome.refused(refusal);
    }
}
