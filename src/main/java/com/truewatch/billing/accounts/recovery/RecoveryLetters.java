package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Address;
import com.truewatch.billing.accounts.account.HolderNotices;
import com.truewatch.billing.accounts.account.PhoneNumber;
import com.truewatch.billing.accounts.delivery.Fact;
import com.truewatch.billing.accounts.delivery.Facts;
import com.truewatch.billing.accounts.delivery.Occasions;
import com.truewatch.billing.accounts.delivery.SmsCoverage;
import com.truewatch.billing.accounts.delivery.Template;
import com.truewatch.billing.accounts.verification.CodeLetter;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What is written to whom around a recovery. */
@Singleton
class RecoveryLetters {
    private final HolderNotices notices;
    private final Occasions occasions;
    private final SmsCoverage coverage;

    RecoveryLetters(HolderNotices notices, Occasions occasions, SmsCoverage coverage) {
        this.notices = notices;
        this.occasions = occasions;
        this.coverage = coverage;
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
                Template.ADDRESS_RECOVERY_CODE,
                occasions.now().with(Fact.USERNAME, account.username()));
    }

    /** Every known address is told, and can stop it. */
    void tellOpened(Account account, AddressRecovery recovery) {
        Facts facts = occasions
                .now()
                .with(Fact.TO, recovery.newAddress().masked())
                .with(Fact.UNTIL, recovery.dueAt().toString());
        account.provedAddresses()
                .forEach(it -> notices.tellWithLink(
                        account,
                        it,
                        Template.ADDRESS_RECOVERY_OPENED,
                        facts,
                        recovery.id().id()));
    }

    /** Nothing has changed. */
    void tellCancelled(Account account, AddressRecovery recovery) {
        notices.tellEverywhere(
                account,
                Template.ADDRESS_RECOVERY_CANCELLED,
                occasions.now().with(Fact.TO, recovery.newAddress().masked()));
    }

    /** To every address that the account has now, and to the one that it no longer has. */
    void tellCompleted(Account account, AddressRecovery recovery, Optional<Address> former) {
        Facts facts = occasions.now().with(Fact.TO, recovery.newAddress().masked());
        notices.tellEverywhere(account, Template.ADDRESS_RECOVERED, facts);
        former.ifPresent(it -> notices.tell(account, it, Template.ADDRESS_RECOVERED_FORMER, facts));
    }
}
