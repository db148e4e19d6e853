package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.registration.AccountCreationService.Form;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;

/**
 * Accounts that staff import, many in one transaction of the caller's. They are made as the console's are, but nobody is
 * told by mail: so many mails at once would keep codes waiting.
 */
@Singleton
public class ImportedAccounts {
    private static final Map<String, String> BY_IMPORT = Map.of("by", "IMPORT");

    private final ApplicationForms forms;
    private final AccountRegistrar registrar;

    ImportedAccounts(ApplicationForms forms, AccountRegistrar registrar) {
        this.forms = forms;
        this.registrar = registrar;
    }

    /**
     * An account that could be made now.
     *
     * @throws ProblemException {@code invalid-request}, {@code agreement-outdated}, {@code username-taken}, {@code
     *     address-unavailable}: nothing has happened, and the transaction goes on
     */
    public Candidate check(EmailAddress email, Locale locale, Form form) {
        Applicant applicant = forms.check(email, locale, form);
        registrar.requireFree(applicant);
        return new Candidate(applicant);
    }

    /** Makes it. What it throws ends the transaction: somebody else was quicker. */
    public Account make(Candidate candidate) {
        return registrar.register(candidate.applicant, null, null, BY_IMPORT);
    }

    /** An account that could be made. */
    public static final class Candidate {
        private final Applicant applicant;

        private Candidate(Applicant applicant) {
            this.applicant = applicant;
        }

        /** In its normal form. */
        public String username() {
            return applicant.username();
        }

        /** As it is compared. */
        public String emailKey() {
            return applicant.email().key();
        }
    }
}
