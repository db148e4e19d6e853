package com.truewatch.billing.accounts.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is committed when a code is refused, and when what a right one allows fails; whatever the code is for. */
@QuarkusTest
class CodeVerificationServiceTest {
    private static final Client CLIENT = new Client("192.0.2.0", "192.0.2.1", null, null);

    @Inject
    TestAccounts accounts;

    @Inject
    DerivedCodes codes;

    @Inject
    Database database;

    @Inject
    CodeVerificationService service;

    TestAccount account;
    CodeAttempt attempt;
    String code;

    @BeforeEach
    void aCodeIsOnItsWay() {
        account = accounts.create();
        String request = CodeCalls.byStranger().requestLogin(account.email()).path("id");
        code = codes.requested(UUID.fromString(request));
        attempt = service.attempt(Purpose.LOGIN, UUID.fromString(request), CLIENT, ActivityType.LOGIN);
    }

    @Test
    void aTryIsCountedBeforeItsRefusalIsWrittenDown() {
        CodeAttempt failing = CodeAttempt.ofHolder(attempt.challenge(), CLIENT, verdict -> {
            throw new IllegalStateException("nothing can be written down");
        });
        assertThrows(IllegalStateException.class, () -> service.verify(failing, Codes.otherThan(code), this::redeem));
        assertEquals(1, tries());
    }

    @Test
    void aRefusalIsWrittenDownBeforeItIsThrown() {
        assertRefused(Problem.CODE_INCORRECT, () -> service.verify(attempt, Codes.otherThan(code), this::redeem));
        assertEquals(List.of("CODE_REQUESTED SUCCEEDED", "LOGIN REFUSED"), database.timelineOf(account.id()));
    }

    @Test
    void aRightCodeStaysGoodWhenWhatItAllowsFails() {
        assertThrows(
                IllegalStateException.class,
                () -> service.verify(attempt, code, right -> {
                    redeem(right);
                    throw new IllegalStateException("what it allows");
                }));
        assertEquals(0, tries());
        assertEquals("redeemed", service.verify(attempt, code, this::redeem));
    }

    @Test
    void theTryOfARightCodeIsTakenBackWithItsRedemption() {
        service.verify(attempt, code, right -> {
            assertEquals(1, tries());
            assertEquals(1, failedCodes());
            return redeem(right);
        });
        assertEquals(0, tries());
        assertEquals(0, failedCodes());
    }

    @Test
    void aRightCodeIsRedeemedOnce() {
        Verdict.Right right = service.verifyFirst(attempt, code, Function.identity());
        QuarkusTransaction.requiringNew().run(() -> redeem(right));
        assertRefused(
                Problem.CODE_EXPIRED, () -> QuarkusTransaction.requiringNew().run(() -> redeem(right)));
    }

    @Test
    void whetherACodeWouldBeComparedIsAskedWithoutATry() {
        service.requireOpen(attempt);
        assertEquals(0, tries());

        service.verify(attempt, code, this::redeem);
        CodeAttempt late =
                service.attempt(Purpose.LOGIN, attempt.challenge().id().id(), CLIENT, ActivityType.LOGIN);
        assertRefused(Problem.CODE_EXPIRED, () -> service.requireOpen(late));
        assertEquals(List.of("CODE_REQUESTED SUCCEEDED", "LOGIN REFUSED"), database.timelineOf(account.id()));
    }

    /** A rollback of the caller's would take the count back. */
    @Test
    void noCodeIsComparedInATransactionOfTheCaller() {
        assertThrows(
                TransactionalException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> service.verify(attempt, code, this::redeem)));
        assertEquals(0, tries());
    }

    private String redeem(Verdict.Right right) {
        service.redeem(right);
        return "redeemed";
    }

    private int failedCodes() {
        return database.count(
                "select coalesce(sum(failed), 0) from failed_code_budget where account_id = ?", account.id());
    }

    private int tries() {
        return Integer.parseInt(database.value(
                "select tries from challenge where id = ?",
                attempt.challenge().id().id()));
    }

    private static void assertRefused(Problem problem, Executable call) {
        assertEquals(problem, assertThrows(ProblemException.class, call).problem());
    }
}
