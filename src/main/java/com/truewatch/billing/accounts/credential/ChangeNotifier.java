package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.TemplateField;
import com.truewatch.billing.accounts.delivery.TemplateValues;
import com.truewatch.billing.accounts.delivery.sms.SmsCoverage;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.CodeLetter;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** What is written to whom around a change. A notice never names the new address in full. */
@Singleton
class ChangeNotifier {
    private final HolderNotifier notifier;
    private final EventContext context;
    private final SmsCoverage coverage;

    ChangeNotifier(HolderNotifier notifier, EventContext context, SmsCoverage coverage) {
        this.notifier = notifier;
        this.context = context;
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
        MessageTemplate template = switch (credential) {
            case EMAIL -> MessageTemplate.EMAIL_CHANGE_CURRENT_CODE;
            case PHONE ->
                to instanceof PhoneNumber
                        ? MessageTemplate.PHONE_CHANGE_CURRENT_CODE
                        : MessageTemplate.PHONE_BINDING_CURRENT_CODE;
        };
        return letter(account, to, template, from(account, credential, client));
    }

    /** The code for step two. */
    CodeLetter newCode(Account account, Credential credential, Address newAddress, Client client) {
        MessageTemplate template = switch (credential) {
            case EMAIL -> MessageTemplate.EMAIL_CHANGE_NEW_CODE;
            case PHONE -> MessageTemplate.PHONE_CHANGE_NEW_CODE;
        };
        TemplateValues values = from(account, credential, client).with(TemplateField.TO, newAddress.masked());
        return letter(account, newAddress, template, values);
    }

    /**
     * Tells everyone concerned that the address has changed; {@code former} is empty for a first phone. The link that
     * undoes it goes to the former email, or for a phone to the account's email: numbers leave with people.
     */
    void tellChanged(Account account, Credential credential, Optional<Address> former, UUID changeId, Client client) {
        Address now = account.address(credential).orElseThrow();
        TemplateValues values = context.by(client)
                .with(TemplateField.FROM, former.map(Address::masked).orElse(null))
                .with(TemplateField.TO, now.masked());
        switch (credential) {
            case EMAIL -> {
                former.ifPresent(it ->
                        notifier.tellWithLink(account, it, MessageTemplate.EMAIL_CHANGED_FORMER, values, changeId));
                notifier.tell(account, now, MessageTemplate.EMAIL_CHANGED, values);
            }
            case PHONE -> {
                former.ifPresent(it -> notifier.tell(account, it, MessageTemplate.PHONE_CHANGED_FORMER, values));
                MessageTemplate toEmail =
                        former.isPresent() ? MessageTemplate.PHONE_CHANGED : MessageTemplate.PHONE_BOUND;
                notifier.tellWithLink(account, account.email(), toEmail, values, changeId);
            }
        }
    }

    /** Tells the owner of an address that somebody else, who can read its messages, tried to take it; but not who. */
    void tellClaimed(Account owner, Address claimed) {
        notifier.tell(
                owner,
                owner.email(),
                MessageTemplate.ADDRESS_CLAIMED,
                context.now().with(TemplateField.TO, claimed.masked()));
    }

    /** Tells the holder that no more codes are compared for a day. */
    void tellBlocked(Account account, Credential credential, Client client) {
        TemplateValues values = context.by(client)
                .with(TemplateField.FROM, provingAddress(account, credential).masked());
        notifier.tell(account, account.email(), MessageTemplate.CODES_BLOCKED, values);
    }

    private TemplateValues from(Account account, Credential credential, Client client) {
        return context.by(client)
                .with(
                        TemplateField.FROM,
                        account.address(credential).map(Address::masked).orElse(null));
    }

    private boolean isReachable(Address address) {
        return !(address instanceof PhoneNumber) || coverage.covers(address.deliverable());
    }

    private static CodeLetter letter(Account account, Address to, MessageTemplate template, TemplateValues values) {
        return new CodeLetter(to, account.locale(), template, values.with(TemplateField.USERNAME, account.username()));
    }
}
