package com.truewatch.billing.accounts.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.account.standing.AccountStatus;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Instant CREATED = Instant.parse("2026-01-31T10:00:00Z");
    private static final Instant LATER = CREATED.plusSeconds(60);
    private static final Profile PROFILE = new Profile("Acme", "SOFTWARE", "SG", "We make anvils.", "Ada");

    private final Account account =
            new Account("acme", EmailAddress.parse("Ops@Acme.example").orElseThrow(), "hash", PROFILE, CREATED);

    @Test
    void aNewAccountIsInUseWithItsEmailProvedAndNoPhone() {
        assertEquals(AccountStatus.ACTIVE, account.standing().status(CREATED));
        assertTrue(account.standing().isUsable(CREATED));
        assertFalse(account.standing().isFrozen(CREATED));
        assertFalse(account.standing().isOnHold(CREATED));
        assertEquals("Ops@acme.example", account.addresses().email().spelling());
        assertEquals("ops@acme.example", account.addresses().email().key());
        assertEquals(Optional.empty(), account.addresses().of(Credential.PHONE));
        assertEquals(RealNameState.NOT_SUBMITTED, account.realNameState());
        assertEquals(Locale.ENGLISH, account.locale());
        assertEquals(CREATED, account.updatedAt());
    }

    @Test
    void aNewEmailReplacesSpellingAndKey() {
        account.changeAddress(EmailAddress.parse("New@FASS.de").orElseThrow(), LATER);

        assertEquals("New@fass.de", account.addresses().email().spelling());
        assertEquals("new@fass.de", account.addresses().email().key());
        assertNull(account.addresses().phone());
        assertEquals(LATER, account.updatedAt());
    }

    @Test
    void aNewPhoneLeavesTheEmailAlone() {
        account.changeAddress(PhoneNumber.parse("+65 9123 4567").orElseThrow(), LATER);

        assertEquals("+6591234567", account.addresses().phone());
        assertNull(account.addresses().unverifiedPhone());
        assertEquals(
                Optional.of(new PhoneNumber("+6591234567")), account.addresses().of(Credential.PHONE));
        assertEquals("Ops@acme.example", account.addresses().email().spelling());
        assertEquals(LATER, account.updatedAt());
    }

    @Test
    void anEqualProfileChangesNothing() {
        assertFalse(account.changeProfile(new Profile("Acme", "SOFTWARE", "SG", "We make anvils.", "Ada"), LATER));
        assertEquals(CREATED, account.updatedAt());
    }

    @Test
    void anotherProfileReplacesTheWholeOne() {
        Profile changed = new Profile("Acme", null, null, null, null);

        assertTrue(account.changeProfile(changed, LATER));
        assertEquals(changed, account.profile());
        assertEquals(LATER, account.updatedAt());
    }

    @Test
    void theSameLanguageChangesNothing() {
        assertFalse(account.changeLocale("en", LATER));
        assertEquals(CREATED, account.updatedAt());
    }

    @Test
    void anotherLanguageIsSpokenFromNowOn() {
        assertTrue(account.changeLocale("zh", LATER));
        assertEquals(Locale.CHINESE, account.locale());
        assertEquals(LATER, account.updatedAt());
    }

    @Test
    void aFreezeWithoutAnEndLastsUntilItIsLifted() {
        account.freeze(null, LATER);

        assertTrue(account.standing().isFrozen(Instant.MAX));
        assertFalse(account.standing().isUsable(LATER));
        assertEquals(AccountStatus.FROZEN, account.standing().status(Instant.MAX));
        assertEquals(LATER, account.updatedAt());
    }

    @Test
    void aFreezeWithAnEndLastsUntilThatInstant() {
        Instant end = LATER.plusSeconds(60);
        account.freeze(end, LATER);

        assertTrue(account.standing().isFrozen(end.minusNanos(1)));
        assertFalse(account.standing().isFrozen(end));
        assertFalse(account.standing().isFrozen(end.plusNanos(1)));
        assertEquals(AccountStatus.ACTIVE, account.standing().status(end));
    }

    @Test
    void aSecondFreezeHasTheNewEnd() {
        account.freeze(LATER.plusSeconds(60), LATER);
        account.freeze(null, LATER);

        assertTrue(account.standing().isFrozen(Instant.MAX));
        assertNull(account.standing().frozenUntil());
    }

    @Test
    void anUnfrozenAccountIsUsableAtOnce() {
        account.freeze(LATER.plusSeconds(60), CREATED);
        account.unfreeze(LATER);

        assertTrue(account.standing().isUsable(LATER));
        assertNull(account.standing().frozenUntil());
        assertEquals(LATER, account.updatedAt());
    }

    @Test
    void theTagChangesAtTheInstantAtWhichAFreezeLapses() {
        Instant end = LATER.plusSeconds(60);
        account.freeze(end, LATER);

        assertEquals(account.entityTag(LATER), account.entityTag(end.minusNanos(1)));
        assertNotEquals(account.entityTag(LATER), account.entityTag(end));
        assertEquals(account.entityTag(end), account.entityTag(end.plusNanos(1)));
    }

    @Test
    void aHoldForbidsUntilItsEndAndTheTagTellsTheTwoApart() {
        Instant end = LATER.plusSeconds(60);
        account.hold(end, LATER);

        ProblemException refusal = assertThrows(
                ProblemException.class, () -> account.standing().require(AccountAct.CLOSE, end.minusNanos(1)));
        assertEquals(Problem.ACCOUNT_ON_HOLD, refusal.problem());
        assertEquals(Map.of("until", end), refusal.members());
        account.standing().require(AccountAct.CLOSE, end);
        account.standing().require(AccountAct.EDIT_PROFILE, end.minusNanos(1));
        assertEquals(account.entityTag(LATER), account.entityTag(end.minusNanos(1)));
        assertNotEquals(account.entityTag(LATER), account.entityTag(end));
        account.freeze(end, LATER);
        assertNotEquals(account.entityTag(LATER), account.entityTag(end));
    }

    @Test
    void whatAChangeReplacedComesBackWithItsProof() {
        Optional<ProvedAddress> email = account.addresses().proved(Credential.EMAIL);
        account.changeAddress(EmailAddress.parse("new@acme.example").orElseThrow(), LATER);
        account.changeAddress(PhoneNumber.parse("+65 9123 4567").orElseThrow(), LATER);

        account.restore(Credential.EMAIL, email, LATER);
        assertEquals(email, account.addresses().proved(Credential.EMAIL));
        assertEquals(CREATED, email.orElseThrow().provedAt());
        assertEquals("+6591234567", account.addresses().phone());

        account.restore(Credential.PHONE, Optional.empty(), LATER);
        assertEquals(Optional.empty(), account.addresses().proved(Credential.PHONE));
        assertFalse(account.addresses().hasPhoneProvedAfter(CREATED));
        assertEquals(LATER, account.updatedAt());
    }

    @Test
    void onlyAPasswordThatWasSetSinceAVersionOrIsDistrustedIsRemoved() {
        assertFalse(account.removePassword(0, origin -> true, LATER));
        assertTrue(account.password().isStill("hash"));

        account.changePassword("another", PasswordOrigin.ofReset(LATER), LATER);
        assertFalse(account.removePassword(1, origin -> false, LATER));
        assertTrue(account.removePassword(0, origin -> false, LATER));
        assertNull(account.password().hash());
        assertFalse(account.removePassword(0, origin -> true, LATER));

        account.changePassword("a third", PasswordOrigin.ofReset(LATER), LATER);
        account.changePassword("a fourth", PasswordOrigin.ofChange(UUID.randomUUID(), LATER), LATER);
        assertTrue(account.removePassword(1, PasswordOrigin::isByCode, LATER));
    }

    @Test
    void anAddressIsYoungForSevenDaysButForTheFirstEmail() {
        assertFalse(account.isYoung(Credential.EMAIL, CREATED));
        assertFalse(account.isYoung(Credential.PHONE, CREATED));

        account.changeAddress(EmailAddress.parse("new@acme.example").orElseThrow(), LATER);
        account.changeAddress(PhoneNumber.parse("+65 9123 4567").orElseThrow(), LATER);

        Instant old = LATER.plus(Duration.ofDays(7));
        for (Credential credential : Credential.values()) {
            assertTrue(account.isYoung(credential, old.minusNanos(1)));
            assertFalse(account.isYoung(credential, old));
        }
    }

    @Test
    void onlyTheHashThatWasComparedIsTheAccounts() {
        assertTrue(account.password().isStill("hash"));
        assertFalse(account.password().isStill("another"));
        assertFalse(account.password().isStill(null));
    }

    @Test
    void aClosedAccountKeepsItsUsernameAndNothingThatNamesItsHolder() {
        account.changeAddress(PhoneNumber.parse("+65 9123 4567").orElseThrow(), CREATED);
        account.freeze(null, CREATED);

        account.close(LATER);

        assertEquals(AccountStatus.CLOSED, account.standing().status(LATER));
        assertEquals(LATER, account.standing().closedAt());
        assertEquals("acme", account.username());
        assertEquals(List.of(), account.addresses().all());
        assertEquals(Optional.empty(), account.addresses().proved(Credential.EMAIL));
        assertNull(account.addresses().phone());
        assertNull(account.password().hash());
        assertThrows(NullPointerException.class, account::profile);
        assertThrows(NullPointerException.class, account.addresses()::email);
        assertFalse(account.standing().isUsable(LATER));
    }

    @Test
    void closingIsTheEnd() {
        account.close(LATER);

        assertThrows(IllegalStateException.class, () -> account.close(LATER));
        assertThrows(IllegalStateException.class, () -> account.freeze(null, LATER));
        assertThrows(IllegalStateException.class, () -> account.unfreeze(LATER));
    }
}
