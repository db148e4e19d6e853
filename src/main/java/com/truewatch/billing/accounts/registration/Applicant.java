package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Profile;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who wants the account, as far as it can be looked at before.
 *
 * @param username in its normal form
 * @param email the login
 * @param locale the language of messages
 * @param phone contact text; null where none was given
 * @param profile the company and its contact
 * @param agreementVersion the current agreement, which was accepted; null where none of ours was yet
 */
record Applicant(
        String username,
        EmailAddress email,
        Locale locale,
        @Nullable PhoneNumber phone,
        Profile profile,
        @Nullable String agreementVersion) {
    /** The account as it begins. */
    Account toAccount(@Nullable String hash, Instant now) {
        Account account = new Account(username, email, hash, profile, now);
        account.changeLocale(locale.getLanguage(), now);
        if (agreementVersion != null) {
            account.acceptAgreement(agreementVersion, now);
        }
        if (phone != null) {
            account.notePhone(phone, now);
        }
        return account;
    }
}
