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
        assertEquals(AccountStatus.ACTIVE, account.status(CREATED));
        assertTrue(account.isUsable(CREATED));
        assertFalse(account.isFrozen(CREATED));
        assertFalse(account.isOnHold(CREATED));
        assertEquals("Ops@acme.example", account.email().spelling());
        assertEquals("ops@acme.example", account.email().key());
        assertEquals(Optional.empty(), account.address(Credential.PHONE));
        assertEquals(RealNameState.NOT_SUBMITTED, account.realNameState());
        assertEquals(Locale.ENGLISH, account.locale());
        assertEquals(CREATED, account.updatedAt());
    }

    @Test
    void aNewEmailReplacesSpellingAndKey() {
        account.changeAddress(EmailAddress.parse("New@FASS.de").orElseThrow(), LATER);

        assertEquals("New@fass.de", account.email().spelling());
        assertEquals("new@fass.de", account.email().key());
        assertNull(account.phone());
        assertEquals(LATER, account.updatedAt());
    }

    @Test
    void aNewPhoneLeavesTheEmailAlone() {
        account.changeAddress(PhoneNumber.parse("+65 9123 4567").orElseThrow(), LATER);

        assertEquals("+6591234567", account.phone());
        assertNull(account.unverifiedPhone());
        assertEquals(Optional.of(new PhoneNumber("+6591234567")), account.address(Credential.PHONE));
        assertEquals("Ops@acme.example", account.email().spelling());
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

        assertTrue(account.isFrozen(Instant.MAX));
        assertFalse(account.isUsable(LATER));
        assertEquals(AccountStatus.FROZEN, account.status(Instant.MAX));
        assertEquals(LATER, account.updatedAt());
    }

    @Test
    void aFreezeWithAnEndLastsUntilThatInstant() {
        Instant end = LATER.plusSeconds(60);
        account.freeze(end, LATER);

        assertTrue(account.isFrozen(end.minusNanos(1)));
        assertFalse(account.isFrozen(end));
        assertFalse(account.isFrozen(end.plusNanos(1)));
        assertEquals(AccountStatus.ACTIVE, account.status(end));
    }

    @Test
    void aSecondFreezeHasTheNewEnd() {
        account.freeze(LATER.plusSeconds(60), LATER);
        account.freeze(null, LATER);

        assertTrue(account.isFrozen(Instant.MAX));
        assertNull(account.frozenUntil());
    }

    @Test
    void anUnfrozenAccountIsUsableAtOnce() {
        account.freeze(LATER.plusSeconds(60), CREATED);
        account.unfreeze(LATER);

        assertTrue(account.isUsable(LATER));
        assertNull(account.frozenUntil());
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

        ProblemException refusal =
                assertThrows(ProblemException.class, () -> account.require(AccountAct.CLOSE, end.minusNanos(1)));
        assertEquals(Problem.ACCOUNT_ON_HOLD, refusal.problem());
        assertEquals(Map.of("until", end), refusal.members());
        account.require(AccountAct.CLOSE, end);
        account.require(AccountAct.EDIT_PROFILE, end.minusNanos(1));
        assertEquals(account.entityTag(LATER), account.entityTag(end.minusNanos(1)));
        assertNotEquals(account.entityTag(LATER), account.entityTag(end));
        account.freeze(end, LATER);
        assertNotEquals(account.entityTag(LATER), account.entityTag(end));
    }

    @Test
    void whatAChangeReplacedComesBackWithItsProof() {
        Optional<ProvedAddress> email = account.provedAddress(Credential.EMAIL);
        account.changeAddress(EmailAddress.parse("new@acme.example").orElseThrow(), LATER);
        account.changeAddress(PhoneNumber.parse("+65 9123 4567").orElseThrow(), LATER);

        account.restore(Credential.EMAIL, email, LATER);
        assertEquals(email, account.provedAddress(Credential.EMAIL));
        assertEquals(CREATED, email.orElseThrow().provedAt());
        assertEquals("+6591234567", account.phone());

        account.restore(Credential.PHONE, Optional.empty(), LATER);
        assertEquals(Optional.empty(), account.provedAddress(Credential.PHONE));
        assertFalse(account.hasPhoneProvedAfter(CREATED));
        assertEquals(LATER, account.updatedAt());
    }

    @Test
    void onlyAPasswordThatWasSetSinceAVersionOrIsDistrustedIsRemoved() {
        assertFalse(account.removePassword(0, origin -> true, LATER));
        assertTrue(account.hasPasswordHash("hash"));

        account.changePassword("another", PasswordOrigin.ofReset(LATER), LATER);
        assertFalse(account.removePassword(1, origin -> false, LATER));
        assertTrue(account.removePassword(0, origin -> false, LATER));
        assertNull(account.passwordHash());
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
        assertTrue(account.hasPasswordHash("hash"));
        assertFalse(account.hasPasswordHash("another"));
        assertFalse(account.hasPasswordHash(null));
    }

    @Test
    void aClosedAccountKeepsItsUsernameAndNothingThatNamesItsHolder() {
        account.changeAddress(PhoneNumber.parse("+65 9123 4567").orElseThrow(), CREATED);
        account.freeze(null, CREATED);

        account.close(LATER);

        assertEquals(AccountStatus.CLOSED, account.status(LATER));
        assertEquals(LATER, account.closedAt());
        assertEquals("acme", account.username());
        assertEquals(List.of(), account.provedAddresses());
        assertEquals(Optional.empty(), account.provedAddress(Credential.EMAIL));
        assertNull(account.phone());
        assertNull(account.passwordHash());
        assertThrows(NullPointerException.class, account::profile);
        assertThrows(NullPointerException.class, account::email);
        assertFalse(account.isUsable(LATER));
    }

    @Test
    void closingIsTheEnd() {
        account.close(LATER);

        assertThrows(IllegalStateException.class, () -> account.close(LATER));
        assertThrows(IllegalStateException.class, () -> account.freeze(null, LATER));
        assertThrows(IllegalStateException.class, () -> account.unfreeze(LATER));
    }
}
