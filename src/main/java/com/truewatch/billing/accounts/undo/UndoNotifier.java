package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.account.event.AddressChanged;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.TemplateField;
import com.truewatch.billing.accounts.delivery.TemplateValues;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is written to whom around an undo. */
@Singleton
class UndoNotifier {
    private final HolderNotifier notifier;
    private final EventContext context;

    UndoNotifier(HolderNotifier notifier, EventContext context) {
        this.notifier = notifier;
        this.context = context;
    }

    /** Tells an email of a change, with the link that takes it back. */
    void tellUndoable(AddressChanged change, Address to, UUID linkId) {
        Account account = change.account();
        ProvedAddress former = change.former();
        Client client = change.by().client();
        TemplateValues values = (client == null ? context.now() : context.by(client))
                .with(
                        TemplateField.FROM,
                        former == null ? null : former.address().masked())
                .with(
                        TemplateField.TO,
                        account.addresses()
                                .of(change.credential())
                                .orElseThrow()
                                .masked());
        notifier.tellWithLink(account, to, undoable(change.credential(), former, client), values, linkId);
    }

    /** Tells every address of the account as it is now. */
    void tellUndone(Account account, Collection<Credential> undone, Client client) {
        TemplateValues values = context.by(client)
                .with(TemplateField.UNTIL, String.valueOf(account.standing().holdUntil()));
        undone.forEach(it -> notifier.tellEverywhere(
                account,
                it == Credential.EMAIL ? MessageTemplate.EMAIL_CHANGE_UNDONE : MessageTemplate.PHONE_CHANGE_UNDONE,
                values));
    }

    /** Tells an address that was taken back, with the link to contest; it is not told by whom. */
    void tellContestable(Account account, Address takenBack, Undo undo) {
        notifier.tellWithLink(
                account,
                takenBack,
                takenBack instanceof EmailAddress
                        ? MessageTemplate.EMAIL_CHANGE_UNDONE_FORMER
                        : MessageTemplate.PHONE_CHANGE_UNDONE_FORMER,
                context.now(),
                undo.id().id());
    }

    /** Tells the addresses that the account has by the decision of staff, and those that it no longer has. */
    void tellDecided(Account account, Collection<Address> lost) {
        notifier.tellEverywhere(account, MessageTemplate.CONTEST_DECIDED, context.now());
        lost.forEach(it -> notifier.tell(account, it, MessageTemplate.CONTEST_DECIDED_FORMER, context.now()));
    }

    private static MessageTemplate undoable(
            Credential credential, @Nullable ProvedAddress former, @Nullable Client client) {
        if (client == null) {
            return MessageTemplate.ADDRESS_RECOVERED_UNDO;
        }
        return switch (credential) {
            case EMAIL -> MessageTemplate.EMAIL_CHANGED_FORMER;
            case PHONE -> former == null ? MessageTemplate.PHONE_BOUND : MessageTemplate.PHONE_CHANGED;
        };
    }
}
