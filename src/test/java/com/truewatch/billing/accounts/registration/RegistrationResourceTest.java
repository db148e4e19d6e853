package com.truewatch.billing.accounts.registration;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.verification.CodePolicy;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** From an email to a logged-in holder. */
@QuarkusTest
class RegistrationResourceTest {
    private static final CodeCalls STRANGER = CodeCalls.byStranger();
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String PASSWORD = "seven otters juggle plum jam";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    Codes mailbox;

    @Inject
    DerivedCodes codes;

    @Nested
    class ANewcomer {
        @Test
        void provesTheEmailAndIsLoggedIn() {
            String email = TestAccounts.freshEmail();
            String username = freshName();
            String id = start(email);
            Map<String, Object> body = body(mailbox.awaitFirst(email), username);
            body.put("password", PASSWORD);
            body.put("phone", "+65 8765 4321");

            Response answer = STRANGER.completeRegistration(id, body);

            answer.then()
                    .statusCode(201)
                    .body("session.strength", equalTo("CODE"))
                    .cookie("refresh_token");
            Client holder = Client.of(answer);
            holder.request()
                    .get("/api/v1/account")
                    .then()
                    .statusCode(200)
                    .body("username", equalTo(username))
                    .body("email", equalTo(email))
                    .body("phone", nullValue())
                    .body("unverifiedPhone", equalTo("+6587654321"))
                    .body("passwordSet", equalTo(true))
                    .body("profile.companyName", equalTo("Otter Works"));
            Client.tryLogIn(username, PASSWORD).then().statusCode(201);
            UUID account = UUID.fromString(answer.path("accountId"));
            assertEquals(List.of("account.registered"), database.eventsOf(account));
            assertEquals(
                    "2026-11",
                    database.value(
                            "select agreement_version from account where id = ? and agreement_accepted_at is not null",
                            account));
            assertTrue(!database.templatesTo(email).contains("NEW_BROWSER")
                    || database.timelineOf(account).size() > 2);
        }

        @Test
        void copiesBlanksThatNobodySees() {
            String email = TestAccounts.freshEmail();
            String username = freshName();
            String id = start("\ufeff" + email.replace("@", "@\u00ad") + "\u00a0");
            Map<String, Object> body = body(mailbox.awaitFirst(email), "\u00a0" + username + "\u200b");
            body.put("password", PASSWORD);
            body.put("phone", "\u202d+52\u00a01\u00a055\u20111234.5678\u202c");
            body.put("profile", Map.of("companyName", "\u00a0Otter\u200b Works\u3000"));

            // The document asks for less than the service takes: without its check.
            Client holder = Client.of(Client.unchecked()
                    .contentType("application/json")
                    .body(body)
                    .post("/api/v1/registrations/" + id + "/complete"));

            holder.request()
                    .get("/api/v1/account")
                    .then()
                    .body("username", equalTo(username))
                    .body("email", equalTo(email))
                    .body("unverifiedPhone", equalTo("+525512345678"))
                    .body("profile.companyName", equalTo("Otter Works"));
            Client.tryLogIn(" " + username + "\u2060", PASSWORD).then().statusCode(201);
            Client.tryLogIn(email + "\u200b", PASSWORD).then().statusCode(201);
        }

        @Test
        void withoutAPasswordLogsInByCodesOnly() {
            String email = TestAccounts.freshEmail();
            complete(email, freshName()).then().statusCode(201);

            refused(401, "invalid-credentials", Client.tryLogIn(email, PASSWORD));
            Response code = STRANGER.requestLogin(email);
            STRANGER.logIn(code.path("id"), codes.requested(code)).then().statusCode(201);
        }

        @Test
        void makesThePhoneALoginByItsChange() {
            String email = TestAccounts.freshEmail();
            String phone = TestAccounts.freshPhone();
            String id = start(email);
            Map<String, Object> body = body(code(id), freshName());
            body.put("phone", phone);
            Client holder = Client.of(STRANGER.completeRegistration(id, body));
            refused(401, "invalid-credentials", Client.tryLogIn(phone, PASSWORD));

            ChangeCalls change = ChangeCalls.start(holder, "PHONE");
            change.currentCode(codes.current(change.id())).then().statusCode(200);
            change.newAddress(phone).then().statusCode(200);
            change.newCode(codes.next(change.id())).then().statusCode(200);

            holder.request()
                    .get("/api/v1/account")
                    .then()
                    .body("phone", equalTo(phone))
                    .body("unverifiedPhone", nullValue());
        }

        @Test
        void losesNoTryToAMistake() {
            String id = start(TestAccounts.freshEmail());
            String code = code(id);
            String taken = accounts.create().username();
            for (Map<String, Object> wrong : List.of(
                    with(code, "username", "1x"),
                    with(code, "username", "admin"),
                    with(code, "phone", "12345"),
                    with(code, "profile", Map.of()),
                    with(code, "profile", Map.of("companyName", "Acme", "industry", "NONE_SUCH")),
                    with(code, "agreementVersion", ""))) {
                // Several of these break the document too: without its check.
                refused(
                        400,
                        "invalid-request",
                        Client.unchecked()
                                .contentType("application/json")
                                .body(wrong)
                                .post("/api/v1/registrations/" + id + "/complete"));
            }
            for (int i = 0; i < 6; i++) {
                refused(
                        422,
                        "password-rejected",
                        STRANGER.completeRegistration(id, with(code, "password", "aaaaaaaaaaaaaaaaaaaa")));
                refused(
                        422,
                        "agreement-outdated",
                        STRANGER.completeRegistration(id, with(code, "agreementVersion", "2001-01")));
                refused(409, "username-taken", STRANGER.completeRegistration(id, with(code, "username", taken)));
            }

            STRANGER.completeRegistration(id, body(code, freshName())).then().statusCode(201);
        }

        @Test
        void canHaveTheCodeSentAnew() {
            String id = start(TestAccounts.freshEmail());
            refused(429, "too-many-requests", STRANGER.resendRegistration(id));
            clock.advance(CodePolicy.RESEND_PAUSE);
            STRANGER.resendRegistration(id).then().statusCode(200);

            STRANGER.completeRegistration(id, body(code(id), freshName()))
                    .then()
                    .statusCode(201);
            refused(409, "wrong-state", STRANGER.resendRegistration(id)).then().body("state", equalTo("COMPLETED"));
            refused(422, "code-expired", STRANGER.completeRegistration(id, body("123456", freshName())));
        }

        @Test
        void whoseEmailWasTakenMeanwhileIsToldOnceTheCodeIsRight() {
            String email = TestAccounts.freshEmail();
            String slow = start(email);
            String slowCode = code(slow);
            complete(email, freshName()).then().statusCode(201);

            refused(409, "address-unavailable", STRANGER.completeRegistration(slow, body(slowCode, freshName())));
        }

        @Test
        void ofTwoAtOnceWithOneEmailOneGetsAnAccount() throws Exception {
            String email = TestAccounts.freshEmail();
            String one = start(email);
            String other = start(email);
            Map<String, Object> oneBody = body(code(one), freshName());
            Map<String, Object> otherBody = body(code(other), freshName());

            List<Integer> statuses = AtOnce.run(
                    () -> STRANGER.completeRegistration(one, oneBody).statusCode(),
                    () -> STRANGER.completeRegistration(other, otherBody).statusCode());

            assertEquals(List.of(201, 409), statuses.stream().sorted().toList());
            assertEquals(1, database.count("select count(*) from account where email_key = ?", email));
        }

        @Test
        void ofTwoAtOnceWithOneUsernameOneGetsIt() throws Exception {
            String username = freshName();
            String one = start(TestAccounts.freshEmail());
            String other = start(TestAccounts.freshEmail());
            Map<String, Object> oneBody = body(code(one), username);
            Map<String, Object> otherBody = body(code(other), username);

            List<Integer> statuses = AtOnce.run(
                    () -> STRANGER.completeRegistration(one, oneBody).statusCode(),
                    () -> STRANGER.completeRegistration(other, otherBody).statusCode());

            assertEquals(List.of(201, 409), statuses.stream().sorted().toList());
        }
    }

    @Nested
    class WhoWantsToKnowWhetherAnEmailIsTaken {
        @Test
        void seesNoDifferenceAndItsOwnerIsTold() {
            TestAccount owner = accounts.create();

            Response taken = STRANGER.startRegistration(owner.email());
            Response free = STRANGER.startRegistration(TestAccounts.freshEmail());

            assertEquals(202, taken.statusCode());
            assertEquals(
                    free.<Map<String, ?>>path("").keySet(),
                    taken.<Map<String, ?>>path("").keySet());
            assertEquals(free.<String>path("codeExpiresAt"), taken.path("codeExpiresAt"));
            assertEquals(List.of("REGISTRATION_TAKEN"), database.templatesTo(owner.email()));
            String id = taken.path("id");
            for (int left = 4; left >= 0; left--) {
                refused(422, "code-incorrect", STRANGER.completeRegistration(id, body(code(id), freshName())))
                        .then()
                        .body("attemptsLeft", equalTo(left));
            }
            refused(423, "locked", STRANGER.completeRegistration(id, body(code(id), freshName())));
            Map<String, Object> weak = new HashMap<>(body(code(id), freshName()));
            weak.put("password", "password".repeat(16));
            // It is not even measured, which is dear.
            refused(423, "locked", STRANGER.completeRegistration(id, weak));
            assertEquals(1, database.count("select count(*) from account where email_key = ?", owner.email()));
        }

        @Test
        void learnsNothingOfUsernamesWithoutTheCode() {
            String id = start(TestAccounts.freshEmail());
            String taken = accounts.create().username();

            refused(422, "code-incorrect", STRANGER.completeRegistration(id, body(Codes.otherThan(code(id)), taken)));
        }
    }

    @Test
    void whoNamesARegistrationThatNeverWasIsToldSo() {
        String nothing = UUID.randomUUID().toString();

        refused(404, "not-found", STRANGER.completeRegistration(nothing, body("123456", freshName())));
        refused(404, "not-found", STRANGER.resendRegistration(nothing));
    }

    @Test
    void whatIsNoEmailIsAViolation() {
        refused(400, "invalid-request", STRANGER.startRegistration("not@an email"))
                .then()
                .body("violations[0].pointer", equalTo("/email"));
    }

    @Test
    void theAgreementIsThere() {
        Client.anonymous()
                .get("/api/v1/reference/agreement")
                .then()
                .statusCode(200)
                .body("version", equalTo("2026-11"));
    }

    private Response complete(String email, String username) {
        String id = start(email);
        return STRANGER.completeRegistration(id, body(code(id), username));
    }

    private String start(String email) {
        Response answer = STRANGER.startRegistration(email);
        answer.then().statusCode(202);
        return answer.path("id");
    }

    private String code(String id) {
        return codes.requested(UUID.fromString(id));
    }

    private static String freshName() {
        return "newcomer" + NAMES.incrementAndGet();
    }

    private static Map<String, Object> with(String code, String member, Object value) {
        Map<String, Object> body = body(code, freshName());
        body.put(member, value);
        return body;
    }

    private static Map<String, Object> body(String code, String username) {
        return new HashMap<>(Map.of(
                "code",
                code,
                "username",
                username,
                "profile",
                Map.of("companyName", "Otter Works"),
                "agreementVersion",
                "2026-11"));
    }
}
