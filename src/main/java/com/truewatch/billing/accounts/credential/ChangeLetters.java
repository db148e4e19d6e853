package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Address;
import com.truewatch.billing.accounts.account.Credential;
import com.truewatch.billing.accounts.account.HolderNotices;
import com.truewatch.billing.accounts.account.PhoneNumber;
import com.truewatch.billing.accounts.delivery.SmsCoverage;
import com.truewatch.billing.accounts.delivery.Template;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.CodeLetter;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** What is written to whom around a change. A notice never names the new address in full. */
@Singleton
class ChangeLetters {
    private final HolderNotices notices;
    private final SmsCoverage coverage;

    ChangeLetters(HolderNotices notices, SmsCoverage coverage) {
        this.notices = notices;
        this.coverage = coverage;
    }

    /**
     * The address that proves the holder in step one: the current one; the email where no phone is bound yet, or where no
     * text message reaches it any more.
     */
    Address provingAddress(Account account, Credential credential) {
        return account.address(credential).filter(this::isReachable).orElseGet(account::email);
    }

    /**
     * A code could never arrive elsewhere.
     *
     * @throws ProblemException {@code invalid-request}
     */
    void requireReachable(Address address) {
        if (!isReachable(address)) {
            throw ProblemException.violation(
                    "/address", "must be the number of a mobile phone, of a country that we send text messages to");
        }
    }

    /** The code for step one. */
    CodeLetter currentCode(Account account, Credential credential) {
        Address to = provingAddress(account, credential);
        Template template = switch (credential) {
            case EMAIL -> Template.EMAIL_CHANGE_CURRENT_CODE;
            case PHONE ->
                to instanceof PhoneNumber ? Template.PHONE_CHANGE_CURRENT_CODE : Template.PHONE_BINDING_CURRENT_CODE;
        };
        return letter(account, to, template);
    }

    /** The code for step two. */
    CodeLetter newCode(Account account, Credential credential, Address newAddress) {
        Template template = switch (credential) {
            case EMAIL -> Template.EMAIL_CHANGE_NEW_CODE;
            case PHONE -> Template.PHONE_CHANGE_NEW_CODE;
        };
        return letter(account, newAddress, template);
    }

    /** Tells everyone concerned that the address has changed; {@code former} is empty for a first phone. */
    void tellChanged(Account account, Credential credential, Optional<Address> former, Address now) {
        switch (credential) {
            case EMAIL -> {
                former.ifPresent(it -> tell(account, it, Template.EMAIL_CHANGED_FORMER, now));
                tell(account, now, Template.EMAIL_CHANGED, now);
            }
            case PHONE -> {
                former.ifPresent(it -> tell(account, it, Template.PHONE_CHANGED_FORMER, now));
                Template toEmail = former.isPresent() ? Template.PHONE_CHANGED : Template.PHONE_BOUND;
                tell(account, account.email(), toEmail, now);
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

    private boolean isReachable(Address address) {
        return !(address instanceof PhoneNumber) || coverage.covers(address.deliverable());
    }

    private CodeLetter letter(Account account, Address to, Template template) {
        return new CodeLetter(to, account.locale(), template, Map.of("username", account.username()));
    }

    private void tell(Account account, Address to, Template template, Address about) {
        notices.tell(account, to, template, Map.of("address", about.masked()));
    }
}
