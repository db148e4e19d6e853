package com.truewatch.billing.accounts.workspace;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A workspace is bound because the holder has entered a code for it in the console. */
@QuarkusTest
class WorkspaceBindingTest extends WorkspaceTestCase {
    @Inject
    Codes codes;

    private final String asking = WorkspaceCalls.freshId();

    @Test
    void bindsByTheCodeThatNamesTheWorkspace() {
        String id = requested(asking, account.username(), account.email());
        String code = codes.awaitFirst(account.email());

        WorkspaceCalls.confirmBinding(id, code)
                .then()
                .statusCode(201)
                .body("id", equalTo(asking))
                .body("accountId", equalTo(account.id().toString()));

        refused(422, "code-expired", WorkspaceCalls.confirmBinding(id, code));
        assertEquals(
                "Shop & co",
                database.value(
                        "select facts ->> 'WORKSPACES' from message where recipient = ? and template = ?",
                        account.email(),
                        "WORKSPACE_BINDING_CODE"));
    }

    @Test
    void answersAlikeWhereNoCodeIsSent() {
        String taken = WorkspaceCalls.bound(accounts.create().id());
        TestAccounts.TestAccount frozen = accounts.create();
        database.execute("update account set status = 'FROZEN' where id = ?", frozen.id());
        TestAccounts.TestAccount held = accounts.create();
        hold(held);

        for (String id : List.of(
                requested(asking, account.username(), TestAccounts.freshEmail()),
                requested(asking, "nobody-at-all", account.email()),
                requested(asking, account.email(), account.email()),
                requested(asking, frozen.username(), frozen.email()),
                requested(asking, held.username(), held.email()),
                requested(taken, account.username(), account.email()))) {
            refused(422, "code-incorrect", WorkspaceCalls.confirmBinding(id, "000000"))
                    .then()
                    .body("attemptsLeft", equalTo(4));
            assertEquals("t", database.value("select decoy from challenge where id = ?", UUID.fromString(id)));
        }
        assertEquals(0, database.count("select count(*) from workspace where id = ?", asking));
    }

    @Test
    void isRefusedWhereAnotherWasFaster() {
        String id = requested(asking, account.username(), account.email());
        String code = codes.awaitFirst(account.email());
        WorkspaceCalls.bound(accounts.create().id(), asking);

        refused(409, "workspace-bound-elsewhere", WorkspaceCalls.confirmBinding(id, code));
    }

    @Test
    void isRefusedOnHoldToWhoHasTheRightCode() {
        String id = requested(asking, account.username(), account.email());
        String code = codes.awaitFirst(account.email());
        Instant until = hold(account);

        refused(422, "code-incorrect", WorkspaceCalls.confirmBinding(id, Codes.otherThan(code)));
        refused(409, "account-on-hold", WorkspaceCalls.confirmBinding(id, code))
                .then()
                .body("until", equalTo(until.toString()));

        assertEquals(0, database.count("select count(*) from workspace where id = ?", asking));
    }

    @Test
    void countsWrongCodes() {
        String id = requested(asking, account.username(), account.email());
        String wrong = Codes.otherThan(codes.awaitFirst(account.email()));

        for (int left = 4; left >= 0; left--) {
            refused(422, "code-incorrect", WorkspaceCalls.confirmBinding(id, wrong))
                    .then()
                    .body("attemptsLeft", equalTo(left));
        }
        refused(423, "locked", WorkspaceCalls.confirmBinding(id, wrong));
        refused(
                404,
                "not-found",
                WorkspaceCalls.confirmBinding(UUID.randomUUID().toString(), wrong));
    }

    @Test
    void countsWrongCodesOfOnePairForNoOther() {
        for (int request = 0; request < 4; request++) {
            String id = requested(asking, "nobody-one", account.email());
            for (int code = 0; code < 5; code++) {
                WorkspaceCalls.confirmBinding(id, "000000");
            }
            clock.advance(Duration.ofHours(1));
        }
        refused(429, "too-many-requests", WorkspaceCalls.requestBinding(asking, "ap1", "nobody-one", account.email()));

        String other = requested(asking, "nobody-two", account.email());
        refused(422, "code-incorrect", WorkspaceCalls.confirmBinding(other, "000000"));
    }

    /** The console's codes log nobody in: nobody is told that logging in by code is blocked. */
    @Test
    void tellsNobodyOfLoginCodesAfterTheLastWrongOneOfTheDay() {
        for (int request = 0; request < 4; request++) {
            String id = requested(asking, account.username(), account.email());
            String wrong = Codes.otherThan(codes.awaitNth(account.email(), request + 1));
            for (int code = 0; code < 5; code++) {
                WorkspaceCalls.confirmBinding(id, wrong);
            }
            clock.advance(Duration.ofHours(1));
        }
        refused(
                429,
                "too-many-requests",
                WorkspaceCalls.requestBinding(asking, "ap1", account.username(), account.email()));

        assertEquals(
                List.of("WORKSPACE_BINDING_CODE"),
                mails().stream().filter(it -> it.contains("CODE")).distinct().toList());
    }

    @Test
    void lapsesWithItsCode() {
        String id = requested(asking, account.username(), account.email());
        String code = codes.awaitFirst(account.email());
        clock.advance(Duration.ofMinutes(10));

        refused(422, "code-expired", WorkspaceCalls.confirmBinding(id, code));
        assertEquals(0, database.count("select count(*) from workspace where id = ?", asking));
    }

    @Test
    void needsASiteAndAnEmail() {
        refused(
                400,
                "invalid-request",
                WorkspaceCalls.requestBinding(asking, "xx1", account.username(), account.email()));
        refused(400, "invalid-request", WorkspaceCalls.requestBinding(asking, "ap1", account.username(), "nobody@.."));
    }

    private String requested(String workspaceId, String username, String email) {
        Response answer = WorkspaceCalls.requestBinding(workspaceId, "ap1", username, email);
        answer.then().statusCode(202);
        return answer.path("id");
    }
}
