package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.EmailAddress;
import com.truewatch.billing.accounts.account.HolderNotices;
import com.truewatch.billing.accounts.delivery.Fact;
import com.truewatch.billing.accounts.delivery.Occasions;
import com.truewatch.billing.accounts.delivery.Template;
import com.truewatch.billing.accounts.platform.security.Client;
import com.truewatch.billing.accounts.verification.CodeLetter;
import jakarta.inject.Singleton;

/** What holders are written about the end of their account. */
@Singleton
class ClosureLetters {
    private final HolderNotices notices;
    private final Occasions occasions;

    ClosureLetters(HolderNotices notices, Occasions occasions) {
        this.notices = notices;
        this.occasions = occasions;
    }

    /** By mail, whatever the account logs in with. */
    CodeLetter code(Account account, Client client) {
        return new CodeLetter(
                account.email(),
                account.locale(),
                Template.CLOSURE_CODE,
                occasions.by(client).with(Fact.USERNAME, account.username()));
    }

    void tellBlocked(Account account, Client client) {
        notices.tell(account, account.email(), Template.CLOSURE_CODES_BLOCKED, occasions.by(client));
    }

    /** To the email that the account had, without a word about where its holder was. */
    void sayFarewell(Account account, EmailAddress former) {
        notices.tell(account, former, Template.ACCOUNT_CLOSED, occasions.now());
    }
}
