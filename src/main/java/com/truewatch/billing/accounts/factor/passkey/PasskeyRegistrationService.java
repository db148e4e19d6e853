package com.truewatch.billing.accounts.factor.passkey;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.factor.Factor;
import com.truewatch.billing.accounts.factor.FactorRegistrations;
import com.truewatch.billing.accounts.factor.FactorType;
import com.truewatch.billing.accounts.factor.Factors;
import com.truewatch.billing.accounts.factor.passkey.WebAuthn.NewKey;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.UniqueViolations;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Enrols passkeys. A challenge is used up, and that is committed, before the answer to it is looked at. */
@ApplicationScoped
class PasskeyRegistrationService {
    private final AccountRepository accounts;
    private final PasskeyRegistrationRepository registrations;
    private final PasskeyRepository passkeys;
    private final FactorRegistrations limit;
    private final Factors factors;
    private final WebAuthn webAuthn;
    private final Secrets secrets;
    private final Clock clock;

    PasskeyRegistrationService(
            AccountRepository accounts,
            PasskeyRegistrationRepository registrations,
            PasskeyRepository passkeys,
            FactorRegistrations limit,
            Factors factors,
            WebAuthn webAuthn,
            Secrets secrets,
            Clock clock) {
        this.accounts = accounts;
        this.registrations = registrations;
        this.passkeys = passkeys;
        this.limit = limit;
        this.factors = factors;
        this.webAuthn = webAuthn;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A device is to make a key. It takes the place of one that was not answered.
     *
     * @throws ProblemException {@code wrong-state} with TOO_MANY_FACTORS; {@code account-frozen}, {@code account-on-hold};
     *     {@code too-many-requests}
     */
    @Transactional
    public Begun begin(Holder holder, String name) {
        Account account = accounts.lockFor(AccountAct.CHANGE_FACTORS, holder.accountId(), clock.instant());
        factors.requireRoom(account.id(), FactorType.PASSKEY);
        limit.take(account.id());
        registrations.forgetOpen(account.id());
        PasskeyRegistration registration = new PasskeyRegistration(
                OwnedId.next(account.id()), holder.sessionId(), name, secrets.currentKeyId(), clock.instant());
        registrations.persist(registration);
        return new Begun(
                registration.id().id(),
                registration.challenge(secrets).orElseThrow(),
                passkeys.handle(account.id()),
                account.username(),
                passkeys.findLive(account.id()),
                registration.expiresAt());
    }

    /**
     * The device has made this key: it is a factor from now on.
     *
     * @throws ProblemException {@code not-found}; {@code forbidden} in another session; {@code passkey-rejected}; {@code
     *     wrong-state} with TOO_MANY_FACTORS; {@code account-frozen}, {@code account-on-hold}
     */
    @Transactional(TxType.NEVER)
    public Factor complete(Holder holder, UUID registrationId, Map<String, Object> answer) {
        OwnedId id = new OwnedId(holder.accountId(), registrationId);
        PasskeyRegistration registration = QuarkusTransaction.requiringNew().call(() -> use(holder, id));
        NewKey made = made(registration, answer);
        try {
            return QuarkusTransaction.requiringNew().call(() -> enrol(holder, registration, made));
        } catch (RuntimeException failed) {
            // Two accounts with one key at once.
            throw UniqueViolations.indexOf(failed).isPresent() ? PasskeyRejection.NOT_ACCEPTED.problem() : failed;
        }
    }

    private PasskeyRegistration use(Holder holder, OwnedId id) {
        PasskeyRegistration registration =
                registrations.lock(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        registration.requireOpen(holder.sessionId(), clock.instant());
        registration.use(clock.instant());
        return registration;
    }

    private NewKey made(PasskeyRegistration registration, Map<String, Object> answer) {
        byte[] challenge = registration.challenge(secrets).orElseThrow(PasskeyRejection.CHALLENGE_EXPIRED::problem);
        try {
            return webAuthn.made(answer, challenge);
        } catch (RejectedPasskeyException rejected) {
            throw rejected.reason().problem();
        }
    }

    /** A key that an account has already is refused with the answer for anything else that is not taken. */
    private Factor enrol(Holder holder, PasskeyRegistration registration, NewKey made) {
        Account account = accounts.lockFor(AccountAct.CHANGE_FACTORS, holder.accountId(), clock.instant());
        factors.requireRoom(account.id(), FactorType.PASSKEY);
        if (passkeys.isKnown(made.id())) {
            throw PasskeyRejection.NOT_ACCEPTED.problem();
        }
        Factor factor = factors.enrol(account, FactorType.PASSKEY, registration.id(), registration.name(), holder);
        passkeys.persistAndFlush(new Passkey(registration.id(), made));
        return factor;
    }

    /**
     * A key is to be made.
     *
     * @param id of the registration
     * @param challenge to be signed
     * @param handle by which the device knows the account
     * @param username for the device to show
     * @param known the account's keys
     * @param expiresAt until when it can be answered
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Begun(UUID id, byte[] challenge, byte[] handle, String username, List<Passkey> known, Instant expiresAt) {}
}
