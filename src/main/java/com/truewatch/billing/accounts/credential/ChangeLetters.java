package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Address;
import com.truewatch.billing.accounts.account.Credential;
import com.truewatch.billing.accounts.account.HolderNotices;
import com.truewatch.billing.accounts.account.HolderNotices.Notice;
import com.truewatch.billing.accounts.delivery.Template;
import com.truewatch.billing.accounts.verification.CodeLetter;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is written to whom around a change. A notice never names the new address in full. */
@Singleton
class ChangeLetters {
    private final HolderNotices notices;

    ChangeLetters(HolderNotices notices) {
        this.notices = notices;
    }

    /** The address that proves the holder in step one: the current one, or the email where no phone is bound yet. */
    static Address provingAddress(Account account, Credential credential) {
        return account.address(credential).orElseGet(account::email);
    }

    /** The code for step one. */
    CodeLetter currentCode(Account account, Credential credential) {
        Template template = switch (credential) {
            case EMAIL -> Template.EMAIL_CHANGE_CURRENT_CODE;
            case PHONE ->
                account.phone() == null ? Template.PHONE_BINDING_CURRENT_CODE : Template.PHONE_CHANGE_CURRENT_CODE;
        };
        return letter(account, provingAddress(account, credential), template);
    }

    /** The code for step two. */
    CodeLetter newCode(Account account, Credential credential, Address newAddress) {
        Template template = switch (credential) {
            case EMAIL -> Template.EMAIL_CHANGE_NEW_CODE;
            case PHONE -> Template.PHONE_CHANGE_NEW_CODE;
        };
        return letter(account, newAddress, template);
    }

    /**
     * Tells everyone concerned that the address has changed; {@code former} is empty for a first phone. The link that
     * undoes it goes to the former email, or for a phone to the account's email: numbers leave with people.
     */
    void tellChanged(Account account, Credential credential, Optional<Address> former, UUID changeId) {
        Address now = account.address(credential).orElseThrow();
        switch (credential) {
            case EMAIL -> {
                former.ifPresent(it -> notices.tell(
                        account, it, notice(Template.EMAIL_CHANGED_FORMER, now).withLink(changeId)));
                tell(account, now, Template.EMAIL_CHANGED, now);
            }
            case PHONE -> {
                former.ifPresent(it -> tell(account, it, Template.PHONE_CHANGED_FORMER, now));
                Template toEmail = former.isPresent() ? Template.PHONE_CHANGED : Template.PHONE_BOUND;
                notices.tell(account, account.email(), notice(toEmail, now).withLink(changeId));
            }
        }
    }

    /** Tells the owner of an address that somebody else, who can read its messages, tried to take it. */
    void tellClaimed(Account owner, Address claimed) {
        tell(owner, owner.email(), Template.ADDRESS_CLAIMED, claimed);
    }

    /** Tells the holder that no more codes are compared for a day. */
    void tellBlocked(Account account, Credential credential) {
        tell(account, account.email(), Template.CODES_BLOCKED, provingAddress(account, credential));
    }

    private CodeLetter letter(Account account, Address to, Template template) {
        return new CodeLetter(to, account.locale(), template, Map.of("username", account.username()));
    }

    private void tell(Account account, Address to, Template template, Address about) {
        notices.tell(account, to, notice(template, about));
    }

    private static Notice notice(Template template, Address about) {
        return new Notice(template, Map.of("address", about.masked()));
    }
}
