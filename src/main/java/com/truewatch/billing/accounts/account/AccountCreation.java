package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes accounts; implemented where registrations are. */
public interface AccountCreation {
    /**
     * An account whose email the caller vouches for, and whose holder is told.
     *
     * @throws ProblemException {@code invalid-request}, {@code username-taken}, {@code address-unavailable}, {@code
     *     password-rejected}, {@code agreement-outdated}
     */
    Account create(EmailAddress email, Locale locale, Form form);

    /**
     * What an applicant fills in.
     *
     * @param username of the form of one; lower-cased when it is kept
     * @param phone contact text until a code has proved it; null where none was given
     * @param password null where the holder wants to log in by codes
     * @param profile the company and its contact
     * @param agreementVersion the agreement that was accepted
     */
    record Form(
            String username,
            @Nullable String phone,
            @Nullable String password,
            Profile profile,
            String agreementVersion) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Form";
        }
    }
}
