package com.truewatch.billing.accounts.factor.proof;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.Holder.Secret;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.password.PasswordHasher;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.session.Authentication.SecondFactor;
import com.truewatch.billing.accounts.session.Sessions;
import com.truewatch.billing.accounts.session.secondfactor.SecondFactors;
import com.truewatch.billing.accounts.session.secondfactor.SecondProof;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.CodeVerificationService;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import com.truewatch.billing.accounts.verification.throttle.FailedPasswords;
import com.truewatch.billing.accounts.verification.throttle.FailedSecondProofs;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes fresh proofs: a secret of the account, shown in a session that is there already. Each is counted as wrong before it
 * is compared, as at a login from the holder's own browser.
 */
@ApplicationScoped
class ProofService {
    private final AccountRepository accounts;
    private final PasswordHasher passwords;
    private final FailedPasswords failedPasswords;
    private final FailedSecondProofs failedSecondProofs;
    private final SecondFactors factors;
    private final CodeVerificationService codes;
    private final Sessions sessions;
    private final Journal journal;

    ProofService(
            AccountRepository accounts,
            PasswordHasher passwords,
            FailedPasswords failedPasswords,
            FailedSecondProofs failedSecondProofs,
            SecondFactors factors,
            CodeVerificationService codes,
            Sessions sessions,
            Journal journal) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failedPasswords = failedPasswords;
        this.failedSecondProofs = failedSecondProofs;
        this.factors = factors;
        this.codes = codes;
        this.sessions = sessions;
        this.journal = journal;
    }

    /**
     * By the password.
     *
     * @throws ProblemException {@code password-not-set}; {@code invalid-credentials}; {@code too-many-requests}
     */
    @Transactional(TxType.NEVER)
    public void byPassword(Holder holder, String password) {
        String hash = holder.account().password().hash();
        if (hash == null) {
            throw new ProblemException(Problem.PASSWORD_NOT_SET);
        }
        QuarkusTransaction.requiringNew().run(() -> failedPasswords.take(holder.accountId(), Browser.KNOWN));
        boolean right = passwords.matches(hash, password)
                && QuarkusTransaction.requiringNew().call(() -> provedByPassword(holder, hash));
        if (!right) {
            throw refuse(holder, "PASSWORD");
        }
    }

    /**
     * By the value of an app.
     *
     * @throws ProblemException {@code invalid-credentials}; {@code too-many-requests}
     */
    @Transactional(TxType.NEVER)
    public void byTotp(Holder holder, String value) {
        QuarkusTransaction.requiringNew().run(() -> failedSecondProofs.takeValue(holder.accountId(), Browser.KNOWN));
        if (!QuarkusTransaction.requiringNew().call(() -> provedBy(holder, new SecondProof.Totp(value)))) {
            throw refuse(holder, SecondFactor.TOTP.name());
        }
    }

    /**
     * By a passkey.
     *
     * @throws ProblemException {@code invalid-credentials}
     */
    @Transactional(TxType.NEVER)
    public void byPasskey(Holder holder, SecondProof.Passkey passkey) {
        boolean right = QuarkusTransaction.requiringNew().call(() -> factors.useChallenge(passkey, null))
                && QuarkusTransaction.requiringNew().call(() -> provedBy(holder, passkey));
        if (!right) {
            throw refuse(holder, SecondFactor.PASSKEY.name());
        }
    }

    /**
     * By a code that went to the email, where the account has neither a password nor a factor.
     *
     * @throws ProblemException {@code not-found} for another account's; {@code wrong-state} with PASSWORD_SET or
     *     FACTOR_ENROLLED; {@code code-incorrect}, {@code code-expired}, {@code locked}, {@code too-many-requests}
     */
    @Transactional(TxType.NEVER)
    public void byCode(Holder holder, UUID requestId, String code) {
        requireNothingStronger(holder.account());
        CodeAttempt attempt = codes.attempt(Purpose.LOGIN, requestId, holder.client(), ActivityType.IDENTITY_PROVED)
                .inSession();
        if (!attempt.subject().equals(holder.accountId()) || attempt.challenge().isBySms()) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        codes.verify(attempt, code, right -> {
            Account account = accounts.findForShare(holder.accountId()).orElseThrow();
            requireNothingStronger(account);
            if (account.standing().isClosed()
                    || !attempt.challenge().proves(account.addresses().email())) {
                throw new ProblemException(Problem.CODE_EXPIRED);
            }
            codes.redeem(right);
            proved(holder, "CODE", null);
            return right;
        });
    }

    /** Looks again: the password may have been changed while it was hashed. */
    private boolean provedByPassword(Holder holder, String hash) {
        boolean same = accounts.findForShare(holder.accountId())
                .filter(it -> it.password().isStill(hash))
                .isPresent();
        if (same) {
            failedPasswords.clear(holder.accountId(), Browser.KNOWN);
            proved(holder, "PASSWORD", Secret.PASSWORD);
        }
        return same;
    }

    private boolean provedBy(Holder holder, SecondProof proof) {
        Account account = accounts.findForShare(holder.accountId()).orElseThrow();
        boolean right = factors.verify(account, proof, holder.client()).isPresent();
        if (right && proof.factor() == SecondFactor.TOTP) {
            failedSecondProofs.giveBack(holder.accountId(), Browser.KNOWN);
        }
        if (right) {
            Secret secret = proof.factor() == SecondFactor.PASSKEY ? Secret.PASSKEY : null;
            proved(holder, proof.factor().name(), secret);
        }
        return right;
    }

    private void proved(Holder holder, String by, @Nullable Secret secret) {
        sessions.prove(holder.accountId(), holder.sessionId(), secret);
        journal.succeeded(holder.accountId(), ActivityType.IDENTITY_PROVED, holder.client(), Map.of("by", by));
    }

    private ProblemException refuse(Holder holder, String by) {
        QuarkusTransaction.requiringNew()
                .run(() -> journal.refused(
                        holder.accountId(), ActivityType.IDENTITY_PROVED, holder.client(), Map.of("by", by)));
        return new ProblemException(Problem.INVALID_CREDENTIALS);
    }

    /** Who can read the mail is not yet who knows the password or has the factor. */
    private static void requireNothingStronger(Account account) {
        if (account.password().hash() != null || account.hasSecondFactor()) {
            throw new ProblemException(Problem.WRONG_STATE)
                    .with("state", account.hasSecondFactor() ? "FACTOR_ENROLLED" : "PASSWORD_SET");
        }
    }
}
