package com.truewatch.billing.accounts.recovery;

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
import com.truewatch.billing.accounts.undo.UndoRights;
import com.truewatch.billing.accounts.verification.CodeLetter;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What is written to whom around a recovery. */
@Singleton
class RecoveryNotifier {
    private final HolderNotifier notifier;
    private final EventContext context;
    private final SmsCoverage coverage;
    private final UndoRights rights;

    RecoveryNotifier(HolderNotifier notifier, EventContext context, SmsCoverage coverage, UndoRights rights) {
        this.notifier = notifier;
        this.context = context;
        this.coverage = coverage;
        this.rights = rights;
    }

    /** Whether a code can arrive there. */
    boolean canReach(Address address) {
        return !(address instanceof PhoneNumber) || coverage.covers(address.deliverable());
    }

    /** The code for the new address. */
    CodeLetter code(Account account, Address newAddress) {
        return new CodeLetter(
                newAddress,
                account.locale(),
                MessageTemplate.ADDRESS_RECOVERY_CODE,
                context.now().with(TemplateField.USERNAME, account.username()));
    }

    /**
     * Every known address is told and can stop it: those that the account has had for long, and the email from before
     * whatever can still be undone. One that it has had for a few days only is told, and no more.
     */
    void tellOpened(Account account, AddressRecovery recovery) {
        TemplateValues values = context.now()
                .with(TemplateField.TO, recovery.newAddress().masked())
                .with(TemplateField.UNTIL, recovery.dueAt().toString());
        Set<Address> known = new LinkedHashSet<>(account.addresses().all());
        known.add(rights.emailBeforeOpenRights(account).address());
        for (Address to : known) {
            if (isYoung(account, to, recovery.openedAt())) {
                notifier.tell(account, to, MessageTemplate.ADDRESS_RECOVERY_ANNOUNCED, values);
            } else {
                notifier.tellWithLink(
                        account,
                        to,
                        MessageTemplate.ADDRESS_RECOVERY_OPENED,
                        values,
                        recovery.id().id());
            }
        }
    }

    /** Nothing has changed. */
    void tellCancelled(Account account, AddressRecovery recovery) {
        notifier.tellEverywhere(
                account,
                MessageTemplate.ADDRESS_RECOVERY_CANCELLED,
                context.now().with(TemplateField.TO, recovery.newAddress().masked()));
    }

    /** An address that the account no longer has is from before what can be undone. */
    private static boolean isYoung(Account account, Address address, Instant now) {
        return Arrays.stream(Credential.values())
                .filter(it -> account.addresses().of(it).filter(address::equals).isPresent())
                .anyMatch(it -> account.isYoung(it, now));
    }

    /** To every address that the account has now, and to the one that it no longer has. */
    void tellCompleted(Account account, AddressRecovery recovery, Optional<Address> former) {
        TemplateValues values =
                context.now().with(TemplateField.TO, recovery.newAddress().masked());
        notifier.tellEverywhere(account, MessageTemplate.ADDRESS_RECOVERED, values);
        former.ifPresent(it -> notifier.tell(account, it, MessageTemplate.ADDRESS_RECOVERED_FORMER, values));
    }
}
