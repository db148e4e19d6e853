package com.truewatch.billing.accounts.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Profile;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.account.event.AddressChanged;
import com.truewatch.billing.accounts.account.event.AddressChanged.Origin;
import com.truewatch.billing.accounts.platform.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UndoRightTest {
    private static final Instant CHANGED = Instant.parse("2026-01-31T10:00:00Z");
    private static final Instant LATER = CHANGED.plusSeconds(60);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final EmailAddress EMAIL =
            EmailAddress.parse("Ops@Faß.example").orElseThrow();

    @ParameterizedTest
    @EnumSource
    void itsLinksWorkInOneStateOnly(UndoRightState state) {
        Instant now = state == UndoRightState.EXPIRED ? CHANGED.plus(WEEK) : LATER;
        UndoRight right = in(state);

        assertEquals(state, right.stateAt(now));
        assertEquals(state == UndoRightState.OPEN, right.isOpenTo(right.id().id(), List.of(right), now));
    }

    @Test
    void isOpenForSevenDaysAfterTheChange() {
        UndoRight right = in(UndoRightState.OPEN);

        assertEquals(UndoRightState.OPEN, right.stateAt(CHANGED));
        assertEquals(UndoRightState.OPEN, right.stateAt(CHANGED.plus(WEEK).minusNanos(1)));
        assertEquals(UndoRightState.EXPIRED, right.stateAt(CHANGED.plus(WEEK)));
    }

    @Test
    void whatEndedItStaysTheReason() {
        assertEquals(UndoRightState.VOID, in(UndoRightState.VOID).stateAt(CHANGED.plus(WEEK)));
        assertEquals(UndoRightState.UNDONE, in(UndoRightState.UNDONE).stateAt(CHANGED.plus(WEEK)));
    }

    @Test
    void keepsWhatWasReplacedWithItsProof() {
        ProvedAddress phone =
                new ProvedAddress(PhoneNumber.parse("+65 9123 4567").orElseThrow(), CHANGED.minus(WEEK));

        assertEquals(
                Optional.of(new ProvedAddress(EMAIL, CHANGED)),
                of(Credential.EMAIL, new ProvedAddress(EMAIL, CHANGED), true).former());
        assertEquals(Optional.of(phone), of(Credential.PHONE, phone, true).former());
        assertEquals(Optional.empty(), of(Credential.PHONE, null, true).former());
    }

    @Test
    void ofAnAddressThatMayNotTakeItBackIsVoidFromTheBeginning() {
        assertEquals(
                UndoRightState.VOID,
                of(Credential.EMAIL, new ProvedAddress(EMAIL, CHANGED), false).stateAt(CHANGED));
    }

    @Test
    void itsWidestLinkOutlivesItsOwnUndoWhileAnythingAsOldStands() {
        UndoRight older = in(UndoRightState.OPEN);
        UndoRight right = in(UndoRightState.OPEN);
        UUID widest = Ids.next();
        right.reach(older, widest, new ProvedAddress(EMAIL, CHANGED));
        right.use(LATER);

        assertTrue(right.isOpenTo(widest, List.of(older), LATER));
        assertFalse(right.isOpenTo(widest, List.of(), LATER));
        assertFalse(right.isOpenTo(widest, List.of(older), CHANGED.plus(WEEK)));
        assertFalse(right.isOpenTo(right.id().id(), List.of(older), LATER));
    }

    private static UndoRight in(UndoRightState state) {
        UndoRight right = of(Credential.EMAIL, new ProvedAddress(EMAIL, CHANGED), true);
        switch (state) {
            case OPEN, EXPIRED -> {
                // Time alone tells them apart.
            }
            case UNDONE -> right.use(LATER);
            case VOID -> right.revoke(LATER);
        }
        return right;
    }

    private static UndoRight of(Credential credential, @Nullable ProvedAddress former, boolean undoable) {
        Profile profile = new Profile("Acme", "SOFTWARE", "SG", "We make anvils.", "Ada");
        Account account = new Account("acme", EMAIL, null, profile, CHANGED);
        Origin by = new Origin(Ids.next(), Ids.next(), null, false, undoable);
        return new UndoRight(new AddressChanged(account, credential, former, by), CHANGED);
    }
}
