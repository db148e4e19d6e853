package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Address;
import com.truewatch.billing.accounts.account.Credential;
import com.truewatch.billing.accounts.account.HolderNotices;
import com.truewatch.billing.accounts.delivery.Fact;
import com.truewatch.billing.accounts.delivery.Occasions;
import com.truewatch.billing.accounts.delivery.Template;
import com.truewatch.billing.accounts.platform.security.Client;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What is written to whom after an undo. */
@Singleton
class UndoLetters {
    private final HolderNotices notices;
    private final Occasions occasions;

    UndoLetters(HolderNotices notices, Occasions occasions) {
        this.notices = notices;
        this.occasions = occasions;
    }

    /**
     * Tells every address of the account as it is now, and the replaced one, which gets the link to contest and is not told
     * by whom.
     */
    void tellUndone(Account account, Undo undo, Optional<Address> replaced, Client client) {
        boolean email = undo.credential() == Credential.EMAIL;
        notices.tellEverywhere(
                account,
                email ? Template.EMAIL_CHANGE_UNDONE : Template.PHONE_CHANGE_UNDONE,
                occasions.by(client).with(Fact.UNTIL, String.valueOf(account.holdUntil())));
        Template toReplaced = email ? Template.EMAIL_CHANGE_UNDONE_FORMER : Template.PHONE_CHANGE_UNDONE_FORMER;
        replaced.filter(it -> !account.provedAddresses().contains(it))
                .ifPresent(it -> notices.tellWithLink(
                        account, it, toReplaced, occasions.now(), undo.id().id()));
    }
}
