package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.FirstSession;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.CodeVerificationService;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.Verdict;
import com.truewatch.billing.accounts.verification.throttle.NewPasswordTries;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the account once its email is proved. Everything that can be looked at before the code is looked at before it, so
 * that no mistake costs a try; whether the username is taken shows only to who gave the right code.
 */
@ApplicationScoped
class RegistrationCompletionService {
    private final RegistrationRepository registrations;
    private final ApplicationForms applicants;
    private final NewPasswordTries tries;
    private final CodeVerificationService codes;
    private final AccountRegistrar registrar;
    private final FirstSession login;

    RegistrationCompletionService(
            RegistrationRepository registrations,
            ApplicationForms applicants,
            NewPasswordTries tries,
            CodeVerificationService codes,
            AccountRegistrar registrar,
            FirstSession login) {
        this.registrations = registrations;
        this.applicants = applicants;
        this.tries = tries;
        this.codes = codes;
        this.registrar = registrar;
        this.login = login;
    }

    /**
     * The account is made, and its holder logged in.
     *
     * @return the answer of a login
     * @throws ProblemException {@code not-found}; {@code invalid-request}, {@code agreement-outdated}, {@code
     *     password-rejected}; {@code code-incorrect}, {@code code-expired}, {@code locked}, {@code too-many-requests};
     *     {@code username-taken}, {@code address-unavailable}, which leave the code good
     */
    @Transactional(TxType.NEVER)
    public Supplier<Response> complete(UUID id, CompleteRegistrationRequest request, Client client) {
        Registration registration = find(id);
        CodeAttempt attempt = codes.attempt(Purpose.REGISTRATION, id, client, ActivityType.REGISTERED);
        codes.requireOpen(attempt);
        if (request.password() != null) {
            tries.take(attempt);
        }
        Applicant applicant = applicants.check(registration.email(), registration.locale(), request.toForm());
        return codes.verifyFirst(
                attempt, request.code(), right -> complete(right, applicant, request.password(), client));
    }

    private Supplier<Response> complete(
            Verdict.Right right, Applicant applicant, @Nullable String password, Client client) {
        @Nullable String hash = applicants.hash(password);
        try {
            return QuarkusTransaction.requiringNew().call(() -> makeAccount(right, applicant, hash, client));
        } catch (RuntimeException failed) {
            throw ApplicationForms.refusal(failed);
        }
    }

    private Registration find(UUID id) {
        return registrations.findByIdOptional(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /** A refusal leaves the code good, as if it had not been used. */
    private Supplier<Response> makeAccount(
            Verdict.Right right, Applicant applicant, @Nullable String hash, Client client) {
        codes.redeem(right);
        Account account = registrar.register(applicant, hash, client, Map.of());
        return login.begin(account, client);
    }
}
