package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.PhoneNumber;
import com.truewatch.billing.accounts.account.Profile;
import com.truewatch.billing.accounts.account.Usernames;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.password.PasswordHasher;
import com.truewatch.billing.accounts.platform.password.PasswordPolicy;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.UniqueViolations;
import com.truewatch.billing.accounts.platform.security.Client;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.RequestedCodes;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the account once its email is proved. Everything that can be looked at before the code is looked at before it, so
 * that no mistake costs a try; whether the username is taken shows only to who gave the right code.
 */
@ApplicationScoped
class RegistrationCompletion {
    private static final String USERNAME_INDEX = "account_username_key";

    private final AgreementConfig agreement;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final RequestedCodes codes;
    private final RegistrationSteps steps;

    RegistrationCompletion(
            AgreementConfig agreement,
            PasswordPolicy policy,
            PasswordHasher hasher,
            RequestedCodes codes,
            RegistrationSteps steps) {
        this.agreement = agreement;
        this.policy = policy;
        this.hasher = hasher;
        this.codes = codes;
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
        Applicant applicant = check(request, registration);
        CodeAttempt attempt = codes.attempt(Purpose.REGISTRATION, id, client, ActivityType.REGISTERED);
        Verdict.Right right = codes.requireRight(attempt, request.code());
        @Nullable String hash = request.password() == null ? null : hasher.hash(request.password());
        try {
            return steps.make(registration, applicant, hash, new RegistrationSteps.Proof(right, client));
        } catch (RuntimeException failed) {
            throw UniqueViolations.indexOf(failed)
                    .<RuntimeException>map(RegistrationCompletion::taken)
                    .orElse(failed);
        }
    }

    private Applicant check(CompleteRegistrationRequest request, Registration registration) {
        String username = Usernames.normalise(request.username()).orElseThrow();
        if (Usernames.isReserved(username)) {
            throw ProblemException.violation("/username", "is reserved");
        }
        PhoneNumber phone = request.phone() == null
                ? null
                : PhoneNumber.parse(request.phone())
                        .orElseThrow(() -> ProblemException.violation(
                                "/phone", "must be a phone number that takes text messages, with + and country code"));
        if (!request.agreementVersion().equals(agreement.version())) {
            throw new ProblemException(Problem.AGREEMENT_OUTDATED);
        }
        Profile profile = request.profile().toProfile();
        if (request.password() != null) {
            policy.require(
                    request.password(), List.of(username, registration.email().key(), profile.companyName()));
        }
        return new Applicant(username, phone, profile, agreement.version());
    }

    private static ProblemException taken(String index) {
        return new ProblemException(
                index.equals(USERNAME_INDEX) ? Problem.USERNAME_TAKEN : Problem.ADDRESS_UNAVAILABLE);
    }

    /**
     * Who wants the account, as far as it was looked at before the code.
     *
     * @param username in its normal form
     * @param phone contact text; null where none was given
     * @param profile the company and its contact
     * @param agreementVersion the current agreement, which was accepted
     */
    record Applicant(String username, @Nullable PhoneNumber phone, Profile profile, String agreementVersion) {
        /** The account as it begins. */
        Account toAccount(Registration registration, @Nullable String hash, Instant now) {
            Account account = new Account(username, registration.email(), hash, profile, now);
            account.changeLocale(registration.locale().getLanguage(), now);
            account.acceptAgreement(agreementVersion, now);
            if (phone != null) {
                account.notePhone(phone, now);
            }
            return account;
        }
    }
}
