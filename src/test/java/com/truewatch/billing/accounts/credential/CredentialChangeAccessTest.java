package com.truewatch.billing.accounts.credential;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who may do what with a change, and what ends it. */
@QuarkusTest
class CredentialChangeAccessTest extends ChangeTestCase {
    @Nested
    class AnotherSessionOfTheHolder {
        @Test
        void takesNoStep() {
            ChangeCalls change = currentCodeSent();
            ChangeCalls elsewhere = change.by(Client.of(account));
            clock.advance(Duration.ofSeconds(60));

            assertRefusedWithoutTrace(403, "forbidden", () -> elsewhere.currentCode(codes.current(change.id())));
            assertRefusedWithoutTrace(403, "forbidden", elsewhere::resend);

            change.currentCode(codes.current(change.id())).then().statusCode(200);
            assertRefusedWithoutTrace(403, "forbidden", () -> elsewhere.newAddress(TestAccounts.freshEmail()));

            change.newAddress(TestAccounts.freshEmail()).then().statusCode(200);
            assertRefusedWithoutTrace(403, "forbidden", () -> elsewhere.newCode(codes.next(change.id())));
        }

        @Test
        void mayLookAndCancel() {
            ChangeCalls change = currentVerified();
            ChangeCalls elsewhere = change.by(Client.of(account));

            assertState("CURRENT_VERIFIED", elsewhere);
            elsewhere.cancel().then().statusCode(204);

            assertState("CANCELLED", change);
        }
    }

    @Nested
    class AStranger {
        @Test
        void cannotTellAForeignChangeFromNone() {
            ChangeCalls change = newCodeSent(TestAccounts.freshEmail());
            Client stranger = Client.of(accounts.create());
            ChangeCalls foreign = change.by(stranger);
            ChangeCalls unknown = ChangeCalls.of(stranger, UUID.randomUUID());

            Stream.<Function<ChangeCalls, Response>>of(
                            ChangeCalls::get,
                            it -> it.currentCode(codes.current(change.id())),
                            it -> it.newAddress(TestAccounts.freshEmail()),
                            it -> it.newCode(codes.next(change.id())),
                            ChangeCalls::resend,
                            ChangeCalls::cancel)
                    .forEach(call -> assertEquals(
                            withoutInstance(assertRefusedWithoutTrace(404, "not-found", () -> call.apply(foreign))),
                            withoutInstance(assertRefused(404, "not-found", call.apply(unknown)))));
        }

        @Test
        void withoutATokenSeesNothing() {
            ChangeCalls change = currentCodeSent();

            assertRefusedWithoutTrace(
                    401, "authentication-required", () -> Client.unchecked().get(ChangeCalls.PATH + "/" + change.id()));
            assertRefusedWithoutTrace(
                    401,
                    "authentication-required",
                    () -> Client.unchecked()
                            .contentType("application/json")
                            .body(Map.of("credential", "EMAIL"))
                            .post(ChangeCalls.PATH));
        }

        private Map<String, Object> withoutInstance(Response answer) {
            Map<String, Object> body = new HashMap<>(answer.jsonPath().getMap("$"));
            body.remove("instance");
            return body;
        }
    }

    @Nested
    class TheEndOfItsSession {
        @Test
        void byLogoutCancelsIt() {
            ChangeCalls change = newCodeSent(TestAccounts.freshEmail());

            holder.request().delete("/api/v1/sessions/current").then().statusCode(204);

            assertState("CANCELLED", change.by(Client.of(account)));
        }

        @Test
        void byAStolenRefreshTokenCancelsIt() {
            ChangeCalls change = currentVerified();
            Client tab = holder.refreshed();
            clock.advance(Duration.ofSeconds(61));

            assertRefused(401, "session-ended", holder.tryRefresh());

            assertRefused(401, "session-ended", change.by(tab).get());
            assertState("CANCELLED", change.by(Client.of(account)));
        }

        @Test
        void byTheCompletionOfAnotherCancelsIt() {
            ChangeCalls phone = ChangeCalls.start(holder, "PHONE");
            Client elsewhere = Client.of(account);
            ChangeCalls email = ChangeCalls.start(elsewhere, "EMAIL");
            email.currentCode(codes.current(email.id())).then().statusCode(200);
            email.newAddress(TestAccounts.freshEmail()).then().statusCode(200);

            email.newCode(codes.next(email.id())).then().statusCode(200).body("revokedSessions", equalTo(1));

            assertRefused(401, "session-ended", phone.get());
            assertState("CANCELLED", phone.by(elsewhere));
        }
    }

    @Nested
    class OfEachCredential {
        @Test
        void oneChangeIsOpen() {
            ChangeCalls older = currentVerified();
            ChangeCalls phone = ChangeCalls.start(holder, "PHONE");
            ChangeCalls newer = currentCodeSent();

            assertState("CANCELLED", older);
            assertState("CURRENT_CODE_SENT", newer);
            assertState("CURRENT_CODE_SENT", phone);
        }

        @Test
        void aNewChangeFollowsOneThatIsPastItsTime() {
            ChangeCalls older = currentVerified();
            clock.advance(Duration.ofMinutes(31));
            holder = Client.of(account);

            ChangeCalls newer = currentCodeSent();

            assertState("EXPIRED", older.by(holder));
            assertState("CURRENT_CODE_SENT", newer);
        }
    }

    @Nested
    class TheList {
        @Test
        void isNewestFirstAndPaged() {
            List<String> ids = Stream.generate(() -> currentCodeSent().id().toString())
                    .limit(3)
                    .toList();

            Response first = holder.request().queryParam("limit", 2).get(ChangeCalls.PATH);
            assertEquals(List.of(ids.get(2), ids.get(1)), first.path("items.id"));

            holder.request()
                    .queryParam("limit", 2)
                    .queryParam("cursor", first.<String>path("nextCursor"))
                    .get(ChangeCalls.PATH)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].id", equalTo(ids.get(0)))
                    .body("nextCursor", nullValue());
        }

        @Test
        void isTheHoldersOwn() {
            currentCodeSent();

            Client.of(accounts.create())
                    .request()
                    .get(ChangeCalls.PATH)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }

        @Test
        void refusesABadCursorAndABadLimit() {
            for (Map<String, String> query :
                    List.of(Map.of("cursor", "x"), Map.of("limit", "0"), Map.of("limit", "201"))) {
                assertRefused(
                        400,
                        "invalid-request",
                        holder.uncheckedRequest().queryParams(query).get(ChangeCalls.PATH));
            }
        }
    }

    @Nested
    class AnAccountOnHold {
        @Test
        void beginsNoChangeUntilTheHoldIsOver() {
            Instant until = clock.instant().plusSeconds(120);
            hold(account, until);

            assertEquals(
                    until,
                    Instant.parse(assertRefusedWithoutTrace(
                                    409, "account-on-hold", () -> ChangeCalls.tryStart(holder, "EMAIL"))
                            .path("until")));

            clock.advance(Duration.ofMinutes(2));
            ChangeCalls.tryStart(holder, "EMAIL").then().statusCode(201);
        }

        private void hold(TestAccount held, Instant until) {
            database.execute("update account set hold_until = ? where id = ?", Timestamp.from(until), held.id());
        }
    }
}
