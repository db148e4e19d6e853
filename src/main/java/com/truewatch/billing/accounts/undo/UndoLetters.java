package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Address;
import com.truewatch.billing.accounts.account.Credential;
import com.truewatch.billing.accounts.account.HolderNotices;
import com.truewatch.billing.accounts.account.HolderNotices.Notice;
import com.truewatch.billing.accounts.delivery.Template;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** What is written to whom after an undo. */
@Singleton
class UndoLetters {
    private final HolderNotices notices;

    UndoLetters(HolderNotices notices) {
        this.notices = notices;
    }

    /** Tells every address of the account as it is now, and the replaced one, which gets the link to contest. */
    void tellUndone(Account account, Undo undo, Optional<Address> replaced) {
        boolean email = undo.credential() == Credential.EMAIL;
        notices.tellEverywhere(
                account,
                email ? Template.EMAIL_CHANGE_UNDONE : Template.PHONE_CHANGE_UNDONE,
                Map.of("until", String.valueOf(account.holdUntil())));
        Template toReplaced = email ? Template.EMAIL_CHANGE_UNDONE_FORMER : Template.PHONE_CHANGE_UNDONE_FORMER;
        replaced.filter(it -> !account.provedAddresses().contains(it))
                .ifPresent(it -> notices.tell(
                        account,
                        it,
                        new Notice(toReplaced, Map.of()).withLink(undo.id().id())));
    }
}
