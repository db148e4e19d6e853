package com.truewatch.billing.accounts.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.verification.CodePolicy;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A guesser who begins change after change: twenty wrong codes a day, and then nothing is compared. */
@QuarkusTest
class FailedCodesBudgetTest extends ChangeTestCase {
    private static final int TRIES_THAT_DO_NOT_LOCK = 4;
    private static final int DAY = 86_400;

    @Test
    void whenItIsUsedUpNoCodeIsComparedAndNoneIsSent() {
        ChangeCalls last = useUp();
        clock.advance(Duration.ofSeconds(60));

        assertBlocked(() -> last.currentCode(codes.current(last.id())));
        assertBlocked(last::resend);
        assertBlocked(() -> ChangeCalls.tryStart(holder, "EMAIL"));
        last.cancel().then().statusCode(204);
        assertBlocked(() -> ChangeCalls.tryStart(holder, "EMAIL"));
    }

    @Test
    void whenItIsUsedUpNoNewAddressGetsACode() {
        ChangeCalls change = currentVerified();
        database.execute(
                "insert into failed_code_budget (account_id, purpose, browser, window_started_at, failed)"
                        + " values (?, 'EMAIL_CHANGE', 'KNOWN', ?, 20)",
                account.id(),
                Timestamp.from(clock.instant()));

        assertEquals(
                "86400",
                assertRefusedWithoutTrace(429, "too-many-requests", () -> change.newAddress(TestAccounts.freshEmail()))
                        .header("Retry-After"));
    }

    @Test
    void theHolderIsToldOnce() {
        ChangeCalls last = useUp();
        last.currentCode(codes.current(last.id())).then().statusCode(429);

        assertEquals(
                1,
                database.templatesTo(account.email()).stream()
                        .filter("CODES_BLOCKED"::equals)
                        .count());
    }

    @Test
    void theOtherCredentialHasItsOwn() {
        useUp();

        ChangeCalls.tryStart(holder, "PHONE").then().statusCode(201);
    }

    @Test
    void rightCodesCostNothing() {
        for (int i = 0; i < CodePolicy.FAILED_CODES + 2; i++) {
            currentVerified();
        }

        assertEquals(
                0,
                database.count(
                        "select coalesce(sum(failed), 0) from failed_code_budget where account_id = ?", account.id()));
    }

    @Test
    void aDayAfterTheFirstWrongCodeItIsWholeAgain() {
        useUp();
        clock.advance(CodePolicy.BUDGET_WINDOW.minusMillis(1));
        Client nextDay = Client.of(account);

        assertEquals(
                "1",
                assertRefused(429, "too-many-requests", ChangeCalls.tryStart(nextDay, "EMAIL"))
                        .header("Retry-After"));

        clock.advance(Duration.ofMillis(1));
        ChangeCalls change = ChangeCalls.start(nextDay, "EMAIL");
        assertCounted(4, change.currentCode(wrongCurrentCode(change)));
        change.currentCode(codes.current(change.id())).then().statusCode(200);
    }

    @Test
    void itsDayBeginsWithAWrongCodeAndNotWithARightOne() {
        currentVerified();
        clock.advance(CodePolicy.BUDGET_WINDOW.minusMinutes(1));
        holder = Client.of(account);
        useUp();
        clock.advance(Duration.ofMinutes(2));

        assertBlocked(() -> ChangeCalls.tryStart(holder, "EMAIL"));
    }

    private ChangeCalls useUp() {
        ChangeCalls change = currentCodeSent();
        for (int used = 0; used < CodePolicy.FAILED_CODES; used += TRIES_THAT_DO_NOT_LOCK) {
            change = currentCodeSent();
            enterWrongCurrentCodes(change, TRIES_THAT_DO_NOT_LOCK);
        }
        return change;
    }

    /** Two minutes after the first wrong code at the latest. */
    private void assertBlocked(Supplier<Response> call) {
        int wait = Integer.parseInt(
                assertRefusedWithoutTrace(429, "too-many-requests", call).header("Retry-After"));
        assertTrue(wait <= DAY && wait > DAY - 180, () -> "wait " + wait);
    }
}
