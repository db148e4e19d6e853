package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.TemplateField;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What is written to whom after an undo. */
@Singleton
class UndoNotifier {
    private final HolderNotifier notifier;
    private final EventContext context;

    UndoNotifier(HolderNotifier notifier, EventContext context) {
        this.notifier = notifier;
        this.context = context;
    }

    /**
     * Tells every address of the account as it is now, and the replaced one, which gets the link to contest and is not told
     * by whom.
     */
    void tellUndone(Account account, Undo undo, Optional<Address> replaced, Client client) {
        boolean email = undo.credential() == Credential.EMAIL;
        notifier.tellEverywhere(
                account,
                email ? MessageTemplate.EMAIL_CHANGE_UNDONE : MessageTemplate.PHONE_CHANGE_UNDONE,
                context.by(client).with(TemplateField.UNTIL, String.valueOf(account.holdUntil())));
        MessageTemplate toReplaced =
                email ? MessageTemplate.EMAIL_CHANGE_UNDONE_FORMER : MessageTemplate.PHONE_CHANGE_UNDONE_FORMER;
        replaced.filter(it -> !account.provedAddresses().contains(it))
                .ifPresent(it -> notifier.tellWithLink(
                        account, it, toReplaced, context.now(), undo.id().id()));
    }
}
