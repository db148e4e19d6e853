package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Address;
import com.truewatch.billing.accounts.account.Credential;
import com.truewatch.billing.accounts.account.HolderNotices;
import com.truewatch.billing.accounts.account.PhoneNumber;
import com.truewatch.billing.accounts.delivery.Fact;
import com.truewatch.billing.accounts.delivery.Facts;
import com.truewatch.billing.accounts.delivery.Occasions;
import com.truewatch.billing.accounts.delivery.SmsCoverage;
import com.truewatch.billing.accounts.delivery.Template;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Client;
import com.truewatch.billing.accounts.verification.CodeLetter;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** What is written to whom around a change. A notice never names the new address in full. */
@Singleton
class ChangeLetters {
    private final HolderNotices notices;
    private final Occasions occasions;
    private final SmsCoverage coverage;

    ChangeLetters(HolderNotices notices, Occasions occasions, SmsCoverage coverage) {
        this.notices = notices;
        this.occasions = occasions;
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
    CodeLetter currentCode(Account account, Credential credential, Client client) {
        Address to = provingAddress(account, credential);
        Template template = switch (credential) {
            case EMAIL -> Template.EMAIL_CHANGE_CURRENT_CODE;
            case PHONE ->
                to instanceof PhoneNumber ? Template.PHONE_CHANGE_CURRENT_CODE : Template.PHONE_BINDING_CURRENT_CODE;
        };
        return letter(account, to, template, from(account, credential, client));
    }

    /** The code for step two. */
    CodeLetter newCode(Account account, Credential credential, Address newAddress, Client client) {
        Template template = switch (credential) {
            case EMAIL -> Template.EMAIL_CHANGE_NEW_CODE;
            case PHONE -> Template.PHONE_CHANGE_NEW_CODE;
        };
        Facts facts = from(account, credential, client).with(Fact.TO, newAddress.masked());
        return letter(account, newAddress, template, facts);
    }

    /**
     * Tells everyone concerned that the address has changed; {@code former} is empty for a first phone. The link that
     * undoes it goes to the former email, or for a phone to the account's email: numbers leave with people.
     */
    void tellChanged(Account account, Credential credential, Optional<Address> former, UUID changeId, Client client) {
        Address now = account.address(credential).orElseThrow();
        Facts facts = occasions
                .by(client)
                .with(Fact.FROM, former.map(Address::masked).orElse(null))
                .with(Fact.TO, now.masked());
        switch (credential) {
            case EMAIL -> {
                former.ifPresent(
                        it -> notices.tellWithLink(account, it, Template.EMAIL_CHANGED_FORMER, facts, changeId));
                notices.tell(account, now, Template.EMAIL_CHANGED, facts);
            }
            case PHONE -> {
                former.ifPresent(it -> notices.tell(account, it, Template.PHONE_CHANGED_FORMER, facts));
                Template toEmail = former.isPresent() ? Template.PHONE_CHANGED : Template.PHONE_BOUND;
                notices.tellWithLink(account, account.email(), toEmail, facts, changeId);
            }
        }
    }

    /** Tells the owner of an address that somebody else, who can read its messages, tried to take it; but not who. */
    void tellClaimed(Account owner, Address claimed) {
        notices.tell(
                owner, owner.email(), Template.ADDRESS_CLAIMED, occasions.now().with(Fact.TO, claimed.masked()));
    }

    /** Tells the holder that no more codes are compared for a day. */
    void tellBlocked(Account account, Credential credential, Client client) {
        Facts facts = occasions
                .by(client)
                .with(Fact.FROM, provingAddress(account, credential).masked());
        notices.tell(account, account.email(), Template.CODES_BLOCKED, facts);
    }

    private Facts from(Account account, Credential credential, Client client) {
        return occasions
                .by(client)
                .with(
                        Fact.FROM,
                        account.address(credential).map(Address::masked).orElse(null));
    }

    private boolean isReachable(Address address) {
        return !(address instanceof PhoneNumber) || coverage.covers(address.deliverable());
    }

    private static CodeLetter letter(Account account, Address to, Template template, Facts facts) {
        return new CodeLetter(to, account.locale(), template, facts.with(Fact.USERNAME, account.username()));
    }
}
