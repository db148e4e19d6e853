package com.truewatch.billing.accounts.factor.totp;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.factor.Base32;
import com.truewatch.billing.accounts.factor.Factor;
import com.truewatch.billing.accounts.factor.FactorRegistrations;
import com.truewatch.billing.accounts.factor.FactorType;
import com.truewatch.billing.accounts.factor.Factors;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Enrols authenticator apps: a secret is shown once, and becomes a factor when the app has shown a right value. */
@ApplicationScoped
class TotpRegistrationService {
    private final AccountRepository accounts;
    private final TotpRegistrationRepository registrations;
    private final FactorRegistrations limit;
    private final Factors factors;
    private final TotpSecretRepository secrets;
    private final TotpCipher cipher;
    private final DatabaseTime databaseTime;
    private final Clock clock;

    TotpRegistrationService(
            AccountRepository accounts,
            TotpRegistrationRepository registrations,
            FactorRegistrations limit,
            Factors factors,
            TotpSecretRepository secrets,
            TotpCipher cipher,
            DatabaseTime databaseTime,
            Clock clock) {
        this.accounts = accounts;
        this.registrations = registrations;
        this.limit = limit;
        this.factors = factors;
        this.secrets = secrets;
        this.cipher = cipher;
        this.databaseTime = databaseTime;
        this.clock = clock;
    }

    /**
     * A secret for an app. It takes the place of one that was not completed.
     *
     * @throws ProblemException {@code wrong-state} with TOO_MANY_FACTORS; {@code account-frozen}, {@code account-on-hold};
     *     {@code too-many-requests}
     */
    @Transactional
    public Begun begin(Holder holder, String name) {
        Account account = accounts.lockFor(AccountAct.CHANGE_FACTORS, holder.accountId(), clock.instant());
        factors.requireRoom(account.id(), FactorType.TOTP);
        limit.take(account.id());
        registrations.forgetOpen(account.id());
        OwnedId id = OwnedId.next(account.id());
        byte[] secret = TotpCipher.newSecret();
        TotpRegistration registration =
                new TotpRegistration(id, holder.sessionId(), name, cipher.encrypt(id, secret), clock.instant());
        registrations.persist(registration);
        return new Begun(id.id(), Base32.encode(secret), account.username(), registration.expiresAt());
    }

    /**
     * The app shows this value: it is a factor from now on.
     *
     * @throws ProblemException {@code not-found}; {@code forbidden} in another session; {@code code-incorrect}, {@code
     *     code-expired}, {@code locked}; {@code wrong-state} with COMPLETED or TOO_MANY_FACTORS; {@code account-frozen},
     *     {@code account-on-hold}
     */
    @Transactional(TxType.NEVER)
    public Factor complete(Holder holder, UUID registrationId, String value) {
        OwnedId id = new OwnedId(holder.accountId(), registrationId);
        int attemptsLeft = QuarkusTransaction.requiringNew().call(() -> count(holder, id));
        return QuarkusTransaction.requiringNew()
                .call(() -> enrol(holder, id, value))
                .orElseThrow(() -> new ProblemException(Problem.CODE_INCORRECT).with("attemptsLeft", attemptsLeft));
    }

    /** Committed before the value is compared, so that no crash gives a free try. */
    private int count(Holder holder, OwnedId id) {
        TotpRegistration registration = lockOpen(holder, id);
        registration.takeTry();
        return registration.attemptsLeft();
    }

    private Optional<Factor> enrol(Holder holder, OwnedId id, String value) {
        Account account = accounts.lockFor(AccountAct.CHANGE_FACTORS, holder.accountId(), clock.instant());
        TotpRegistration registration =
                registrations.lock(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        registration.requireNotCompleted();
        byte[] secret = cipher.decrypt(id, registration.encrypted());
        OptionalLong step = Totp.stepOf(secret, value, databaseTime.now());
        if (step.isEmpty()) {
            return Optional.empty();
        }
        factors.requireRoom(account.id(), FactorType.TOTP);
        byte[] encrypted = registration.complete(clock.instant());
        Factor factor = factors.enrol(account, FactorType.TOTP, id, registration.name(), holder);
        secrets.persist(new TotpSecret(id, encrypted, cipher.keyId(), step.getAsLong()));
        return Optional.of(factor);
    }

    private TotpRegistration lockOpen(Holder holder, OwnedId id) {
        TotpRegistration registration =
                registrations.lock(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        registration.requireOpen(holder.sessionId(), clock.instant());
        return registration;
    }

    /**
     * A secret that is shown once.
     *
     * @param id of the registration
     * @param secret in Base32
     * @param username for the app to show
     * @param expiresAt until when it can be completed
     */
    record Begun(UUID id, String secret, String username, Instant expiresAt) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Begun " + id;
        }
    }
}
