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
import java.time.Clock;
import java.util.Optional;

/** What is written to whom around a change. A notice never names the new address in full. */
@Singleton
class ChangeNotifier {
    private final HolderNotifier notifier;
    private final EventContext context;
    private final SmsCoverage coverage;
    private final Clock clock;

    ChangeNotifier(HolderNotifier notifier, EventContext context, SmsCoverage coverage, Clock clock) {
        this.notifier = notifier;
        this.context = context;
        this.coverage = coverage;
        this.clock = clock;
    }

    /**
     * The address that proves the holder in step one: the current one; the email where no phone is bound yet, or where no
     * text message reaches it any more.
     */
    Address provingAddress(Account account, Credential credential) {
        return account.addresses().of(credential).filter(this::isReachable).orElseGet(account.addresses()::email);
    }

    /** Whether that address has been the account's for a few days only. */
    boolean isProvedByYoungAddress(Account account, Credential credential) {
        boolean phone = provingAddress(account, credential) instanceof PhoneNumber;
        return account.isYoung(phone ? Credential.PHONE : Credential.EMAIL, clock.instant());
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
     * Tells the addresses that get no link that the address has changed: a new email and the proved phone, or a former
     * phone. Who gets the link to undo it is told by who grants that right.
     */
    void tellChanged(Account account, Credential credential, Optional<Address> former, Client client) {
        TemplateValues values = context.by(client)
                .with(TemplateField.FROM, former.map(Address::masked).orElse(null))
                .with(
                        TemplateField.TO,
                        account.addresses().of(credential).orElseThrow().masked());
        switch (credential) {
            case EMAIL -> notifier.tellEverywhere(account, MessageTemplate.EMAIL_CHANGED, values);
            case PHONE ->
                former.ifPresent(it -> notifier.tell(account, it, MessageTemplate.PHONE_CHANGED_FORMER, values));
        }
    }

    /** Tells the owner of an address that somebody else, who can read its messages, tried to take it; but not who. */
    void tellClaimed(Account owner, Address claimed) {
        notifier.tell(
                owner,
                owner.addresses().email(),
                MessageTemplate.ADDRESS_CLAIMED,
                context.now().with(TemplateField.TO, claimed.masked()));
    }

    /** Tells the holder that no more codes are compared for a day. */
    void tellBlocked(Account account, Credential credential, Client client) {
        TemplateValues values = context.by(client)
                .with(TemplateField.FROM, provingAddress(account, credential).masked());
        notifier.tell(account, account.addresses().email(), MessageTemplate.CODES_BLOCKED, values);
    }

    private TemplateValues from(Account account, Credential credential, Client client) {
        return context.by(client)
                .with(
                        TemplateField.FROM,
                        account.addresses().of(credential).map(Address::masked).orElse(null));
    }

    private boolean isReachable(Address address) {
        return !(address instanceof PhoneNumber) || coverage.covers(address.deliverable());
    }

    private static CodeLetter letter(Account account, Address to, MessageTemplate template, TemplateValues values) {
        return new CodeLetter(to, account.locale(), template, values.with(TemplateField.USERNAME, account.username()));
    }
}
