package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Profile;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.idempotency.LastTransaction;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts that the console makes for its customers. */
@ApplicationScoped
public class AccountCreationService {
    private static final Map<String, String> BY_THE_PLATFORM = Map.of("by", "PLATFORM");

    private final ApplicationForms applicants;
    private final AccountRegistrar registrar;
    private final HolderNotifier notifier;
    private final EventContext eventContext;
    private final LastTransaction last;

    AccountCreationService(
            ApplicationForms applicants,
            AccountRegistrar registrar,
            HolderNotifier notifier,
            EventContext eventContext,
            LastTransaction last) {
        this.applicants = applicants;
        this.registrar = registrar;
        this.notifier = notifier;
        this.eventContext = eventContext;
        this.last = last;
    }

    /**
     * An account whose email the caller vouches for, and whose holder is told.
     *
     * @throws ProblemException {@code invalid-request}, {@code username-taken}, {@code address-unavailable}, {@code
     *     password-rejected}, {@code agreement-outdated}
     */
    @Transactional(TxType.NEVER)
    public Account create(EmailAddress email, Locale locale, Form form) {
        Applicant applicant = applicants.check(email, locale, form);
        @Nullable String hash = applicants.hash(form.password());
        try {
            return last.of(() -> make(applicant, hash));
        } catch (RuntimeException failed) {
            throw ApplicationForms.refusal(failed);
        }
    }

    private Account make(Applicant applicant, @Nullable String hash) {
        Account account = registrar.register(applicant, hash, null, BY_THE_PLATFORM);
        notifier.tell(account, applicant.email(), MessageTemplate.ACCOUNT_CREATED, eventContext.now());
        return account;
    }

    /**
     * What an applicant fills in.
     *
     * @param username of the form of one; lower-cased when it is kept
     * @param phone contact text until a code has proved it; null where none was given
     * @param password null where the holder wants to log in by codes
     * @param profile the company and its contact
     * @param agreementVersion the agreement that was accepted; null where none of ours was yet
     */
    public record Form(
            String username,
            @Nullable String phone,
            @Nullable String password,
            Profile profile,
            @Nullable String agreementVersion) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Form";
        }
    }
}
