package com.truewatch.billing.accounts.realname;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.truewatch.billing.accounts.account.SubjectType;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.realname.RealNameApplication.Term;
import com.truewatch.billing.accounts.realname.subject.EncryptedSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every verb in every state: it takes its arrow, or it throws and changes nothing. */
class RealNameApplicationTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant NOW = START.plusSeconds(60);
    private static final EncryptedSubject WITH_REASON =
            new EncryptedSubject(new byte[] {2}, new byte[] {3}, 1, new byte[32], 1);

    private static final List<Verb> VERBS = List.of(
            new Verb("approve", ApplicationState.PENDING, ApplicationState.APPROVED, it -> it.approve(NOW)),
            new Verb("reject", ApplicationState.PENDING, ApplicationState.REJECTED, it -> it.reject(WITH_REASON, NOW)),
            new Verb("withdraw", ApplicationState.PENDING, ApplicationState.WITHDRAWN, it -> it.withdraw(NOW)),
            new Verb("replace", ApplicationState.APPROVED, ApplicationState.REPLACED, it -> it.replace(NOW)),
            new Verb("revoke", ApplicationState.APPROVED, ApplicationState.REVOKED, it -> it.revoke(WITH_REASON, NOW)));

    /** From where each verb leads where. */
    private record Verb(String name, ApplicationState from, ApplicationState to, Consumer<RealNameApplication> call) {}

    @TestFactory
    Stream<DynamicTest> everyVerbInEveryState() {
        return Stream.of(ApplicationState.values())
                .flatMap(state -> VERBS.stream()
                        .map(verb ->
                                DynamicTest.dynamicTest(verb.name + " when " + state, () -> assertMove(state, verb))));
    }

    private static void assertMove(ApplicationState state, Verb verb) {
        RealNameApplication application = in(state);
        EncryptedSubject before = application.encrypted();
        if (verb.from == state) {
            verb.call.accept(application);
            assertEquals(verb.to, application.state());
        } else {
            assertThrows(IllegalStateException.class, () -> verb.call.accept(application));
            assertEquals(state, application.state());
            assertSame(before, application.encrypted());
        }
    }

    @Test
    void isErasedInEveryStateButWhileItWaits() {
        for (ApplicationState state : ApplicationState.values()) {
            RealNameApplication application = in(state);
            if (state == ApplicationState.PENDING) {
                assertThrows(IllegalStateException.class, application::erase);
                assertNotNull(application.encrypted());
            } else {
                application.erase();
                assertNull(application.encrypted());
                assertEquals(state, application.state());
            }
        }
    }

    @Test
    void aWithdrawnOneSaysNothingAnyMore() {
        assertNull(in(ApplicationState.WITHDRAWN).encrypted());
    }

    @Test
    void aRandomWalkNeverLeavesTheArrows() {
        long seed = 20261123L;
        Random random = new Random(seed);
        for (int walk = 0; walk < 2_000; walk++) {
            RealNameApplication application = in(ApplicationState.PENDING);
            List<String> path = new ArrayList<>();
            for (int step = 0; step < 10; step++) {
                ApplicationState before = application.state();
                Verb verb = VERBS.get(random.nextInt(VERBS.size()));
                path.add(verb.name);
                try {
                    verb.call.accept(application);
                } catch (IllegalStateException refused) {
                    assertEquals(before, application.state(), () -> "seed " + seed + ": " + path);
                    continue;
                }
                assertEquals(verb.from, before, () -> "seed " + seed + ": " + path);
                assertEquals(verb.to, application.state(), () -> "seed " + seed + ": " + path);
            }
        }
    }

    @Test
    void theLastDecisionOfARevokedOneIsItsRevocation() {
        RealNameApplication application = in(ApplicationState.APPROVED);
        Instant later = NOW.plus(Duration.ofDays(9));

        application.revoke(WITH_REASON, later);

        assertEquals(later, application.decidedAt());
        assertSame(WITH_REASON, application.encrypted());
    }

    @Test
    void aWithdrawnOneWasNeverDecided() {
        assertNull(in(ApplicationState.WITHDRAWN).decidedAt());
    }

    private static RealNameApplication in(ApplicationState state) {
        RealNameApplication application = new RealNameApplication(
                OwnedId.next(UUID.randomUUID()),
                SubjectType.ENTERPRISE,
                new EncryptedSubject(new byte[] {1}, null, 1, new byte[32], 1),
                null,
                new Term(START, START.plus(Duration.ofDays(3))));
        switch (state) {
            case PENDING -> {}
            case APPROVED -> application.approve(NOW);
            case REJECTED -> application.reject(WITH_REASON, NOW);
            case WITHDRAWN -> application.withdraw(NOW);
            case REPLACED -> {
                application.approve(NOW);
                application.replace(NOW);
            }
            case REVOKED -> {
                application.approve(NOW);
                application.revoke(WITH_REASON, NOW);
            }
        }
        return application;
    }
}
