package com.truewatch.billing.accounts.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every verb in every state: it takes its arrow, or it throws and changes nothing. */
class CredentialChangeTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant NOW = START.plusSeconds(60);
    private static final Instant END = START.plus(Duration.ofMinutes(30));
    private static final UUID SESSION = UUID.randomUUID();
    private static final EmailAddress ADDRESS = new EmailAddress("New@mail.example", "new@mail.example");

    private static final Set<ChangeState> OPEN =
            EnumSet.of(ChangeState.CURRENT_CODE_SENT, ChangeState.CURRENT_VERIFIED, ChangeState.NEW_CODE_SENT);

    private static final List<Verb> VERBS = List.of(
            new Verb(
                    "verifyCurrent",
                    EnumSet.of(ChangeState.CURRENT_CODE_SENT),
                    ChangeState.CURRENT_VERIFIED,
                    it -> it.verifyCurrent(NOW)),
            new Verb(
                    "sendTo",
                    EnumSet.of(ChangeState.CURRENT_VERIFIED, ChangeState.NEW_CODE_SENT),
                    ChangeState.NEW_CODE_SENT,
                    it -> it.sendTo(ADDRESS, UUID.randomUUID(), NOW)),
            new Verb(
                    "complete",
                    EnumSet.of(ChangeState.NEW_CODE_SENT),
                    ChangeState.COMPLETED,
                    it -> it.complete(2, NOW)),
            new Verb(
                    "askForAnotherAddress",
                    EnumSet.of(ChangeState.NEW_CODE_SENT),
                    ChangeState.CURRENT_VERIFIED,
                    it -> it.askForAnotherAddress(NOW)),
            new Verb("cancel", OPEN, ChangeState.CANCELLED, it -> it.cancel(NOW)),
            new Verb(
                    "lock",
                    EnumSet.of(ChangeState.CURRENT_CODE_SENT, ChangeState.NEW_CODE_SENT),
                    ChangeState.LOCKED,
                    it -> it.lock(NOW)));

    /** From where each verb leads where. */
    private record Verb(String name, Set<ChangeState> from, ChangeState to, Consumer<CredentialChange> call) {}

    @TestFactory
    Stream<DynamicTest> everyVerbInEveryState() {
        return Stream.of(ChangeState.values())
                .flatMap(state -> VERBS.stream()
                        .map(verb ->
                                DynamicTest.dynamicTest(verb.name + " when " + state, () -> assertMove(state, verb))));
    }

    private static void assertMove(ChangeState state, Verb verb) {
        CredentialChange change = in(state);
        if (verb.from.contains(state)) {
            verb.call.accept(change);
            assertEquals(verb.to, change.stateAt(NOW));
        } else {
            assertThrows(IllegalStateException.class, () -> verb.call.accept(change));
            assertEquals(state, change.stateAt(state == ChangeState.EXPIRED ? END : NOW));
        }
    }

    @Test
    void itExpiresWhenThirtyMinutesAreOver() {
        for (ChangeState open : OPEN) {
            CredentialChange change = in(open);

            assertEquals(open, change.stateAt(END.minusMillis(1)));
            assertEquals(open, change.stateAt(END.minusNanos(1)));
            assertEquals(ChangeState.EXPIRED, change.stateAt(END));
            assertEquals(ChangeState.EXPIRED, change.stateAt(END.plusMillis(1)));
        }
    }

    @Test
    void aClosedOneStaysWhatItIsForEver() {
        CredentialChange completed = in(ChangeState.COMPLETED);

        assertEquals(ChangeState.COMPLETED, completed.stateAt(END.plus(Duration.ofDays(365))));
    }

    @Test
    void afterItsTimeNoVerbLeadsAnywhereButToItsEnd() {
        for (ChangeState open : OPEN) {
            CredentialChange change = in(open);
            assertThrows(IllegalStateException.class, () -> change.verifyCurrent(END));
            assertThrows(IllegalStateException.class, () -> change.complete(0, END));
            assertThrows(IllegalStateException.class, () -> change.askForAnotherAddress(END));
            assertThrows(IllegalStateException.class, () -> change.lock(END));

            change.cancel(END);

            assertEquals(ChangeState.EXPIRED, change.stateAt(NOW), "written down, so it no longer depends on the time");
        }
    }

    @Test
    void afterItsTimeNoAddressCanBeNamed() {
        for (ChangeState open : OPEN) {
            CredentialChange change = in(open);

            assertThrows(IllegalStateException.class, () -> change.sendTo(ADDRESS, UUID.randomUUID(), END));
        }
    }

    @Test
    void aTakenAddressIsForgottenAndItsChallengeIsNot() {
        CredentialChange change = in(ChangeState.NEW_CODE_SENT);
        UUID challenge = change.newChallengeId();

        change.askForAnotherAddress(NOW);

        assertNull(change.newAddress());
        assertEquals(challenge, change.newChallengeId());
    }

    @Test
    void itKeepsTheSpellingOfTheNewAddressAndTheCountOfEndedSessions() {
        CredentialChange change = in(ChangeState.COMPLETED);

        assertEquals("New@mail.example", change.newAddress());
        assertEquals(2, change.endedSessions());
    }

    @Test
    void itKnowsTheSessionThatBeganIt() {
        CredentialChange change = in(ChangeState.CURRENT_CODE_SENT);

        assertTrue(change.wasBegunBy(SESSION));
        assertFalse(change.wasBegunBy(UUID.randomUUID()));
    }

    private static CredentialChange in(ChangeState state) {
        CredentialChange change =
                new CredentialChange(UUID.randomUUID(), Credential.EMAIL, SESSION, UUID.randomUUID(), START);
        switch (state) {
            case CURRENT_CODE_SENT, CURRENT_VERIFIED, NEW_CODE_SENT -> walk(change, state);
            case COMPLETED -> {
                walk(change, ChangeState.NEW_CODE_SENT);
                change.complete(2, NOW);
            }
            case CANCELLED -> change.cancel(NOW);
            case EXPIRED -> change.cancel(END);
            case LOCKED -> change.lock(NOW);
        }
        return change;
    }

    private static void walk(CredentialChange change, ChangeState open) {
        if (open != ChangeState.CURRENT_CODE_SENT) {
            change.verifyCurrent(NOW);
        }
        if (open == ChangeState.NEW_CODE_SENT) {
            change.sendTo(ADDRESS, UUID.randomUUID(), NOW);
        }
    }
}
