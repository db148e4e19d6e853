package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.password.PasswordHasher;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Client;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.NewPasswordTries;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.RequestedCodes;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the account once its email is proved. Everything that can be looked at before the code is looked at before it, so
 * that no mistake costs a try; whether the username is taken shows only to who gave the right code.
 */
@ApplicationScoped
class RegistrationCompletion {
    private final Applicants applicants;
    private final PasswordHasher hasher;
    private final RequestedCodes codes;
    private final NewPasswordTries tries;
    private final RegistrationSteps steps;

    RegistrationCompletion(
            Applicants applicants,
            PasswordHasher hasher,
            RequestedCodes codes,
            NewPasswordTries tries,
            RegistrationSteps steps) {
        this.applicants = applicants;
        this.hasher = hasher;
        this.codes = codes;
        this.tries = tries;
        this.steps = steps;
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
        Registration registration = steps.get(id);
        CodeAttempt attempt = codes.attempt(Purpose.REGISTRATION, id, client, ActivityType.REGISTERED);
        if (request.password() == null) {
            tries.requireOpen(attempt);
        } else {
            tries.take(attempt);
        }
        Applicant applicant = applicants.check(registration.email(), registration.locale(), request.toForm());
        Verdict.Right right = codes.requireRight(attempt, request.code());
        @Nullable String hash = request.password() == null ? null : hasher.hash(request.password());
        try {
            return steps.complete(applicant, hash, new RegistrationSteps.Proof(right, client));
        } catch (RuntimeException failed) {
            throw Applicants.refusal(failed);
        }
    }
}
