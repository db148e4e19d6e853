package com.truewatch.billing.accounts.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.credential.ChangeState.NextAction;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The arrows, written down a second time. */
class ChangeStateTest {
    private static final Set<ChangeState> CLOSED =
            EnumSet.of(ChangeState.COMPLETED, ChangeState.CANCELLED, ChangeState.EXPIRED, ChangeState.LOCKED);

    @Test
    void theArrowsAreThoseOfTheContract() {
        Map<ChangeState, Set<ChangeState>> arrows = Map.of(
                ChangeState.CURRENT_CODE_SENT,
                EnumSet.of(
                        ChangeState.CURRENT_VERIFIED, ChangeState.CANCELLED, ChangeState.EXPIRED, ChangeState.LOCKED),
                ChangeState.CURRENT_VERIFIED,
                EnumSet.of(ChangeState.NEW_CODE_SENT, ChangeState.CANCELLED, ChangeState.EXPIRED),
                ChangeState.NEW_CODE_SENT,
                EnumSet.of(
                        ChangeState.COMPLETED,
                        ChangeState.CURRENT_VERIFIED,
                        ChangeState.CANCELLED,
                        ChangeState.EXPIRED,
                        ChangeState.LOCKED));

        for (ChangeState state : ChangeState.values()) {
            assertEquals(arrows.getOrDefault(state, Set.of()), state.next(), state.name());
        }
    }

    @Test
    void nothingFollowsAClosedState() {
        for (ChangeState state : ChangeState.values()) {
            assertEquals(!CLOSED.contains(state), state.isOpen(), state.name());
            assertEquals(CLOSED.contains(state), state.nextAction() == NextAction.NONE, state.name());
        }
    }

    @Test
    void everyOpenStateCanBeGivenUpAndRunsOut() {
        for (ChangeState state : EnumSet.complementOf(EnumSet.copyOf(CLOSED))) {
            assertTrue(state.next().containsAll(EnumSet.of(ChangeState.CANCELLED, ChangeState.EXPIRED)), state.name());
        }
    }

    @Test
    void onlyAProvedNewAddressCompletes() {
        for (ChangeState state : ChangeState.values()) {
            if (state != ChangeState.NEW_CODE_SENT) {
                assertFalse(state.next().contains(ChangeState.COMPLETED), state.name());
            }
        }
    }
}
