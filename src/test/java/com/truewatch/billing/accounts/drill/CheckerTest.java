package com.truewatch.billing.accounts.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.drill.Found.Completed;
import com.truewatch.billing.accounts.drill.Found.Event;
import com.truewatch.billing.accounts.drill.Found.Row;
import com.truewatch.billing.accounts.drill.History.Change;
import com.truewatch.billing.accounts.drill.History.Ended;
import com.truewatch.billing.accounts.drill.History.Outcome;
import com.truewatch.billing.accounts.drill.History.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A checker that cannot object says nothing: each kind of damage is planted, and found. */
class CheckerTest {
    private static final UUID ADA = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final UUID CHANGE = new UUID(0, 3);
    private static final UUID SESSION = new UUID(0, 4);
    private static final UUID ENDED = new UUID(0, 5);

    private final History history = new History();
    private final Map<UUID, Row> accounts = new HashMap<>();
    private final Map<UUID, Completed> completed = new HashMap<>();
    private final Set<UUID> sessions = new HashSet<>();
    private final Set<UUID> ended = new HashSet<>();
    private final List<Event> events = new ArrayList<>();
    private final List<String> doubleOwners = new ArrayList<>();
    private int unfinished;

    /** Ada has edited twice and changed her email, Bob did nothing; everything is as it should be. */
    @BeforeEach
    void everythingIsThere() {
        history.account(ADA, "ada@mail.example");
        history.account(BOB, "bob@mail.example");
        history.write(new Write(ADA, 1, 7, Outcome.ACKNOWLEDGED));
        history.write(new Write(ADA, 2, 8, Outcome.ACKNOWLEDGED));
        history.change(new Change(ADA, CHANGE, "ada@new.example", Outcome.ACKNOWLEDGED));
        history.accepted("new-code of " + CHANGE, 1);
        history.begun(SESSION);
        history.begun(ENDED);
        history.ended(new Ended(ENDED, "token"));
        accounts.put(ADA, new Row(2, "ada@new.example", true));
        accounts.put(BOB, new Row(0, "bob@mail.example", true));
        completed.put(CHANGE, new Completed(ADA, "ada@new.example"));
        sessions.addAll(Set.of(SESSION, ENDED));
        ended.add(ENDED);
        events.add(new Event(new UUID(1, 1), Checker.PROFILE_CHANGED, ADA, 7));
        events.add(new Event(new UUID(1, 2), Checker.PROFILE_CHANGED, ADA, 8));
        events.add(new Event(new UUID(1, 3), Checker.EMAIL_CHANGED, ADA, 9));
    }

    @Test
    void thereIsNothingToObject() {
        assertTrue(check().isClean(), () -> check().toString());
    }

    @Nested
    class AcknowledgedChangesThatAreLost {
        @Test
        void theLastEdit() {
            accounts.put(ADA, new Row(1, "ada@new.example", true));
            assertLost(1);
        }

        @Test
        void everyEdit() {
            accounts.put(ADA, new Row(0, "ada@new.example", true));
            assertLost(1);
        }

        @Test
        void anEditThatALaterOneReplacedUnderItsOwnVersion() {
            history.write(new Write(ADA, 3, 8, Outcome.ACKNOWLEDGED));
            accounts.put(ADA, new Row(3, "ada@new.example", true));
            assertLost(1);
        }

        @Test
        void aChangeOfEmail() {
            accounts.put(ADA, new Row(2, "ada@mail.example", true));
            assertLost(1);
        }

        @Test
        void aChangeOfEmailThatItsRowKnowsNothingOf() {
            completed.clear();
            events.remove(2);
            assertLost(1);
        }

        @Test
        void anEmailThatDoesNotLogIn() {
            accounts.put(BOB, new Row(0, "bob@mail.example", false));
            assertLost(1);
        }

        @Test
        void aSession() {
            sessions.remove(SESSION);
            assertLost(1);
        }

        @Test
        void theEndOfASession() {
            ended.clear();
            assertLost(1);
        }

        private void assertLost(int expected) {
            assertEquals(expected, check().lost().size(), () -> check().toString());
            assertFalse(check().isClean());
        }
    }

    @Nested
    class WhatNobodyKnows {
        @Test
        void aDoubtfulEditMayBeThereOrNot() {
            history.write(new Write(ADA, 3, -1, Outcome.UNKNOWN));
            assertTrue(check().isClean());
            accounts.put(ADA, new Row(3, "ada@new.example", true));
            assertTrue(check().isClean());
        }

        @Test
        void aDoubtfulEditIsNotThereAfterALaterAcknowledgedOne() {
            history.write(new Write(ADA, 3, -1, Outcome.UNKNOWN));
            history.write(new Write(ADA, 4, 9, Outcome.ACKNOWLEDGED));
            events.add(new Event(new UUID(1, 4), Checker.PROFILE_CHANGED, ADA, 9));
            accounts.put(ADA, new Row(3, "ada@new.example", true));
            assertEquals(1, check().lost().size());
        }
    }

    @Test
    void aCodeThatWasAcceptedTwice() {
        history.accepted("new-code of " + CHANGE, 1);
        assertEquals(1, check().acceptedTwice().size());
        assertFalse(check().isClean());
    }

    @Test
    void anAddressWithTwoOwnersInTheRows() {
        doubleOwners.add("ada@new.example");
        assertEquals(1, check().doubleOwners().size());
        assertFalse(check().isClean());
    }

    @Test
    void anAddressThatWasPromisedToTwo() {
        UUID other = new UUID(0, 6);
        history.change(new Change(BOB, other, "ada@new.example", Outcome.ACKNOWLEDGED));
        completed.put(other, new Completed(BOB, "ada@new.example"));
        accounts.put(BOB, new Row(0, "ada@new.example", true));
        events.add(new Event(new UUID(1, 4), Checker.EMAIL_CHANGED, BOB, 2));
        assertEquals(1, check().doubleOwners().size());
        assertFalse(check().isClean());
    }

    @Nested
    class Events {
        @Test
        void oneOfAnEditIsMissing() {
            events.remove(0);
            assertEvents();
        }

        @Test
        void oneOfAnEditIsThereTwice() {
            events.add(new Event(new UUID(1, 4), Checker.PROFILE_CHANGED, ADA, 8));
            assertEvents();
        }

        @Test
        void oneOfAChangeIsMissing() {
            events.remove(2);
            assertEvents();
        }

        @Test
        void oneOfAChangeIsThereTwice() {
            events.add(new Event(new UUID(1, 4), Checker.EMAIL_CHANGED, ADA, 9));
            assertEvents();
        }

        @Test
        void oneOfAChangeIsSomebodyElses() {
            events.set(2, new Event(new UUID(1, 3), Checker.EMAIL_CHANGED, BOB, 9));
            assertEvents();
        }

        @Test
        void oneIsReadTwice() {
            events.add(events.get(1));
            assertFalse(check().events().isEmpty());
        }

        private void assertEvents() {
            assertEquals(1, check().events().size(), () -> check().toString());
            assertFalse(check().isClean());
        }
    }

    @Test
    void workThatIsLeft() {
        unfinished = 1;
        assertFalse(check().isClean());
    }

    @Test
    void aSurprise() {
        history.surprise("No code came");
        assertFalse(check().isClean());
    }

    private Findings check() {
        return Checker.check(
                history, new Found(accounts, completed, sessions, ended, events, doubleOwners, unfinished));
    }
}
