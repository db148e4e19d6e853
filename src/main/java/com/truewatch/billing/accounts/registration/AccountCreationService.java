package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountCreation;
import com.truewatch.billing.accounts.account.EmailAddress;
import com.truewatch.billing.accounts.account.HolderNotifier;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.idempotency.LastTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts that the console makes for its customers. */
@ApplicationScoped
class AccountCreationService implements AccountCreation {
    private static final Map<String, String> BY_THE_PLATFORM = Map.of("by", "PLATFORM");

    private final ApplicationForms applicants;
    private final AccountRegistrar registrar;
    private final HolderNotifier notifier;
    private final EventContext occasions;
    private final LastTransaction last;

    AccountCreationService(
            ApplicationForms applicants,
            AccountRegistrar registrar,
            HolderNotifier notifier,
            EventContext occasions,
            LastTransaction last) {
        this.applicants = applicants;
        this.registrar = registrar;
        this.notifier = notifier;
        this.occasions = occasions;
        this.last = last;
    }

    /** No connection is held while the password is hashed. */
    @Override
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
        notifier.tell(account, applicant.email(), MessageTemplate.ACCOUNT_CREATED, occasions.now());
        return account;
    }
}
