package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.account.address.Usernames;
import com.truewatch.billing.accounts.platform.password.PasswordHasher;
import com.truewatch.billing.accounts.platform.password.PasswordPolicy;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.UniqueViolations;
import com.truewatch.billing.accounts.registration.AccountCreationService.Form;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks at what applicants fill in, as far as that needs no database. */
@Singleton
class ApplicationForms {
    private static final String USERNAME_INDEX = "account_username_key";

    private final AgreementConfig agreement;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;

    ApplicationForms(AgreementConfig agreement, PasswordPolicy policy, PasswordHasher hasher) {
        this.agreement = agreement;
        this.policy = policy;
        this.hasher = hasher;
    }

    /**
     * The applicant, whose password is good enough.
     *
     * @throws ProblemException {@code invalid-request}, {@code agreement-outdated}, {@code password-rejected}
     */
    Applicant check(EmailAddress email, Locale locale, Form form) {
        String username = Usernames.normalise(form.username()).orElseThrow();
        if (Usernames.isReserved(username)) {
            throw ProblemException.violation("/username", "is reserved");
        }
        PhoneNumber phone = phone(form.phone());
        if (form.agreementVersion() != null && !form.agreementVersion().equals(agreement.version())) {
            throw new ProblemException(Problem.AGREEMENT_OUTDATED);
        }
        if (form.password() != null) {
            policy.require(
                    form.password(),
                    List.of(username, email.key(), form.profile().companyName()));
        }
        return new Applicant(username, email, locale, phone, form.profile(), form.agreementVersion());
    }

    /** What is kept of a password; null where the holder wants to log in by codes. */
    @Nullable String hash(@Nullable String password) {
        return password == null ? null : hasher.hash(password);
    }

    /** What a unique index has refused, in the words of the contract; any other failure as it is. */
    static RuntimeException refusal(RuntimeException failed) {
        return UniqueViolations.indexOf(failed)
                .<RuntimeException>map(it -> new ProblemException(
                        it.equals(USERNAME_INDEX) ? Problem.USERNAME_TAKEN : Problem.ADDRESS_UNAVAILABLE))
                .orElse(failed);
    }

    private static @Nullable PhoneNumber phone(@Nullable String typed) {
        return typed == null
                ? null
                : PhoneNumber.parse(typed)
                        .orElseThrow(() -> ProblemException.violation("/phone", PhoneNumber.advice(typed)));
    }
}
