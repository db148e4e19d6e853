package com.truewatch.billing.accounts.closure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.Answers;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.ClosureCalls;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** A holder with an account to close. */
class ClosureTestCase {
    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    DerivedCodes codes;

    TestAccount account;
    Client holder;
    ClosureCalls closing;

    @BeforeEach
    void logIn() {
        account = accounts.create();
        holder = Client.of(account);
        closing = ClosureCalls.by(holder);
    }

    /** The code that closes the account, asked for now. */
    String requested() {
        Response answer = closing.request();
        answer.then().statusCode(202);
        return codes.requested(answer);
    }

    /** Closed, whatever is asked first. */
    void close() {
        closing.confirm(requested()).then().statusCode(204);
    }

    /** Refused, and nothing of the account is changed. */
    Response refusedWithoutTrace(int status, String problem, Supplier<Response> call) {
        List<String> before = database.everythingOf(account.id());
        Response answer = Answers.refused(status, problem, call.get());
        assertEquals(before, database.everythingOf(account.id()));
        return answer;
    }

    String status() {
        return database.value("select status from account where id = ?", account.id());
    }
}
