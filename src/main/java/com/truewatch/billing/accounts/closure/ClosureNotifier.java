package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.TemplateField;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.CodeLetter;
import jakarta.inject.Singleton;

/** What holders are written about the end of their account. */
@Singleton
class ClosureNotifier {
    private final HolderNotifier notifier;
    private final EventContext context;

    ClosureNotifier(HolderNotifier notifier, EventContext context) {
        this.notifier = notifier;
        this.context = context;
    }

    /** By mail, whatever the account logs in with. */
    CodeLetter code(Account account, Client client) {
        return new CodeLetter(
                account.addresses().email(),
                account.locale(),
                MessageTemplate.CLOSURE_CODE,
                context.by(client).with(TemplateField.USERNAME, account.username()));
    }

    void tellBlocked(Account account, Client client) {
        notifier.tell(account, account.addresses().email(), MessageTemplate.CLOSURE_CODES_BLOCKED, context.by(client));
    }

    /** To the email that the account had, without a word about where its holder was. */
    void sayFarewell(Account account, EmailAddress former) {
        notifier.tell(account, former, MessageTemplate.ACCOUNT_CLOSED, context.now());
    }
}
