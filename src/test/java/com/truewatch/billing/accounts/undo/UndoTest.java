package com.truewatch.billing.accounts.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Profile;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.account.event.AddressChanged;
import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UndoTest {
    private static final Instant CHANGED = Instant.parse("2026-01-31T10:00:00Z");
    private static final Instant LATER = CHANGED.plusSeconds(60);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final EmailAddress EMAIL =
            EmailAddress.parse("Ops@Faß.example").orElseThrow();

    @ParameterizedTest
    @EnumSource
    void everyStateAllowsItsArrowsAndNoOther(UndoState state) {
        Map<UndoState, BiConsumer<Undo, Instant>> verbs = new EnumMap<>(
                Map.of(UndoState.UNDONE, Undo::use, UndoState.VOID, Undo::revoke, UndoState.CONTESTED, Undo::contest));

        Instant now = state == UndoState.EXPIRED ? CHANGED.plus(WEEK) : LATER;
        verbs.forEach((next, verb) -> {
            Undo undo = in(state);
            boolean allowed = next == UndoState.CONTESTED ? state == UndoState.UNDONE : state == UndoState.OPEN;
            if (allowed) {
                verb.accept(undo, now);
                assertEquals(next, undo.stateAt(now));
            } else {
                ProblemException refusal = assertThrows(ProblemException.class, () -> verb.accept(undo, now));
                assertEquals(Problem.WRONG_STATE, refusal.problem());
                assertEquals(Map.of("state", state), refusal.members());
                assertEquals(state, undo.stateAt(now));
            }
        });
    }

    @Test
    void isOpenForSevenDaysAfterTheChange() {
        Undo undo = in(UndoState.OPEN);

        assertEquals(UndoState.OPEN, undo.stateAt(CHANGED));
        assertEquals(UndoState.OPEN, undo.stateAt(CHANGED.plus(WEEK).minusNanos(1)));
        assertEquals(UndoState.EXPIRED, undo.stateAt(CHANGED.plus(WEEK)));
        assertEquals(UndoState.EXPIRED, undo.stateAt(CHANGED.plus(WEEK).plusNanos(1)));
    }

    @Test
    void canBeContestedForSevenDaysAfterTheUndo() {
        Undo undo = in(UndoState.UNDONE);

        assertEquals(UndoState.UNDONE, undo.stateAt(CHANGED.plus(WEEK)));
        assertEquals(UndoState.UNDONE, undo.stateAt(LATER.plus(WEEK).minusNanos(1)));
        assertEquals(UndoState.EXPIRED, undo.stateAt(LATER.plus(WEEK)));
    }

    @Test
    void whatEndedItStaysTheReason() {
        assertEquals(UndoState.VOID, in(UndoState.VOID).stateAt(CHANGED.plus(WEEK)));
        assertEquals(UndoState.CONTESTED, in(UndoState.CONTESTED).stateAt(LATER.plus(WEEK)));
    }

    @Test
    void keepsWhatWasReplacedWithItsProof() {
        ProvedAddress phone =
                new ProvedAddress(PhoneNumber.parse("+65 9123 4567").orElseThrow(), CHANGED.minus(WEEK));

        assertEquals(
                Optional.of(new ProvedAddress(EMAIL, CHANGED)),
                of(Credential.EMAIL, new ProvedAddress(EMAIL, CHANGED)).former());
        assertEquals(Optional.of(phone), of(Credential.PHONE, phone).former());
        assertEquals(Optional.empty(), of(Credential.PHONE, null).former());
    }

    private static Undo in(UndoState state) {
        Undo undo = of(Credential.EMAIL, new ProvedAddress(EMAIL, CHANGED));
        switch (state) {
            case OPEN, EXPIRED -> {
                // Time alone tells them apart.
            }
            case UNDONE -> undo.use(LATER);
            case VOID -> undo.revoke(LATER);
            case CONTESTED -> {
                undo.use(LATER);
                undo.contest(LATER);
            }
        }
        return undo;
    }

    private static Undo of(Credential credential, @Nullable ProvedAddress former) {
        Profile profile = new Profile("Acme", "SOFTWARE", "SG", "We make anvils.", "Ada");
        Account account = new Account("acme", EMAIL, null, profile, CHANGED);
        return new Undo(new AddressChanged(account, credential, Ids.next(), former), CHANGED);
    }
}
