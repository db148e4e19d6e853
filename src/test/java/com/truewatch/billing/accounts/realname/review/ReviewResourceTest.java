package com.truewatch.billing.accounts.realname.review;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static com.truewatch.billing.accounts.testing.RealNameCalls.DESK;
import static com.truewatch.billing.accounts.testing.RealNameCalls.enterprise;
import static com.truewatch.billing.accounts.testing.RealNameCalls.individual;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReviewResourceTest {
    private static final String REASON = "The name is not that of the licence.";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    ReviewService service;

    private TestAccount account;
    private RealNameCalls holder;

    @BeforeEach
    void anAccount() {
        account = accounts.create();
        holder = RealNameCalls.by(Client.of(account));
    }

    @Nested
    class TheQueue {
        @BeforeEach
        void isEmpty() {
            database.execute(
                    "update real_name_application set state = 'WITHDRAWN', ended_at = submitted_at,"
                            + " subject = null, key_id = null, number_index = null, index_key_id = null where state = 'PENDING'");
        }

        @Test
        void beginsWithTheOldestAndSaysNothingOfWhomItIsAbout() {
            List<String> submitted = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                submitted.add(RealNameCalls.by(Client.of(accounts.create())).submitted(individual()));
            }

            Response first = Platform.operator("review").queryParam("limit", 2).get(DESK.replaceFirst("/$", ""));
            first.then().statusCode(200).body("items.id", equalTo(submitted.subList(0, 2)));
            assertFalse(first.asString().contains("欧阳"));

            Platform.operator("review")
                    .queryParam("limit", 2)
                    .queryParam("state", "PENDING")
                    .queryParam("cursor", first.<String>path("nextCursor"))
                    .get(DESK.replaceFirst("/$", ""))
                    .then()
                    .body("items.id", equalTo(submitted.subList(2, 3)))
                    .body("nextCursor", nullValue());
        }

        @Test
        void ofNoStateIsRefused() {
            Client.unchecked()
                    .auth()
                    .oauth2(Platform.operatorToken("review"))
                    .queryParam("state", "LOST")
                    .get(DESK.replaceFirst("/$", ""))
                    .then()
                    .statusCode(400)
                    .body("violations.pointer", contains("/state"));
        }

        @Test
        void isOverdueAfterThreeWorkingDays() {
            String id = holder.submitted(individual());
            Instant due = Instant.parse(holder.get().path("dueAt"));
            clock.advance(Duration.between(clock.instant(), due));
            assertEquals(0, service.overdue());

            clock.advance(Duration.ofMillis(1));
            assertEquals(1, service.overdue());
            assertTrue(
                    RestAssured.get("/q/metrics").asString().contains("\naccounts_real_name_overdue 1.0\n"),
                    "the metric");

            RealNameCalls.approve(id).then().statusCode(200);
            assertEquals(0, service.overdue());
        }
    }

    @Nested
    class AnApplication {
        @Test
        void ofAnEnterpriseIsReadInFullAndThatIsRecorded() {
            String document = holder.uploaded();
            String id = holder.submitted(enterprise(document));

            RealNameCalls.read(id)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("legalName", equalTo("杭州铁砧贸易有限公司"))
                    .body("registrationNumber", equalTo(RealNameCalls.CREDIT_CODE))
                    .body("taxId", equalTo(RealNameCalls.CREDIT_CODE))
                    .body("legalRepresentative", equalTo("欧阳修"))
                    .body("address", equalTo("杭州市西湖区铁砧路 1 号"))
                    .body("idNumber", nullValue())
                    .body("documents.id", contains(document))
                    .body("documents.mediaType", contains("application/pdf"))
                    .body("application.accountId", equalTo(account.id().toString()));
            Platform.operator("review").get(DESK + id + "/documents/" + document);

            assertEquals(
                    List.of("READ local-operator " + id, "READ_DOCUMENT local-operator " + id + " " + document),
                    acts());
        }

        @Test
        void ofAPersonIsReadInFull() {
            RealNameCalls.read(holder.submitted(individual()))
                    .then()
                    .statusCode(200)
                    .body("legalName", equalTo("欧阳询"))
                    .body("idNumber", equalTo(RealNameCalls.ID_NUMBER))
                    .body("phone", equalTo("+8613800138000"));
        }

        @Test
        void isNotReadWithoutTheRightAndTheAttemptIsRecorded() {
            String id = holder.submitted(individual());

            for (String token : List.of(
                    Platform.operatorToken("freeze", "audit"),
                    Platform.serviceToken("real-name.read"),
                    Client.of(account).accessToken())) {
                refused(
                        403,
                        "forbidden",
                        Client.anonymous().auth().oauth2(token).get(DESK + id));
            }

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertEquals(
                            List.of(
                                    "REFUSED " + account.id() + " " + id,
                                    "REFUSED local-operator " + id,
                                    "REFUSED local-service " + id),
                            acts().stream().sorted().toList()));
        }

        @Test
        void isKnownAgainHoweverItsIdIsWritten() {
            String id = holder.submitted(individual());
            String token = Platform.operatorToken("freeze");

            assertEquals(403, readBy(token, id.toUpperCase(Locale.ROOT)).statusCode());
            refused(404, "not-found", readBy(token, id + ";a=b"));

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertEquals(List.of("REFUSED local-operator " + id), acts()));
        }

        private Response readBy(String token, String written) {
            return Client.unchecked()
                    .urlEncodingEnabled(false)
                    .auth()
                    .oauth2(token)
                    .get(DESK + written);
        }

        @Test
        void thatIsWithdrawnSaysNothingAnyMore() {
            String id = holder.submitted(individual());
            holder.withdraw(id).then().statusCode(204);

            refused(404, "not-found", RealNameCalls.read(id));
            assertEquals(List.of(), acts(), "what was not read is not recorded as read");
        }

        @Test
        void thatIsNoneIsNotFound() {
            String none = UUID.randomUUID().toString();
            String id = holder.submitted(individual());
            RealNameCalls stranger = RealNameCalls.by(Client.of(accounts.create()));
            String foreign = stranger.uploaded();
            stranger.submitted(enterprise(foreign));

            refused(404, "not-found", RealNameCalls.read(none));
            refused(404, "not-found", RealNameCalls.approve(none));
            refused(404, "not-found", RealNameCalls.reject(none, REASON));
            refused(404, "not-found", RealNameCalls.revoke(none, REASON));
            refused(404, "not-found", Platform.operator("review").get(DESK + id + "/documents/" + foreign));
            assertEquals(List.of(), acts());
        }
    }

    @Nested
    class WhoeverMovesCiphertextInTheDatabase {
        @Test
        void toAnotherAccountMakesNothingReadable() {
            String one = holder.submitted(individual());
            TestAccount other = accounts.create();
            String another = RealNameCalls.by(Client.of(other)).submitted(individual());
            String swap = "update real_name_application a set subject = b.subject from real_name_application b"
                    + " where (a.id = ?::uuid and b.id = ?::uuid) or (a.id = ?::uuid and b.id = ?::uuid)";

            database.execute(swap, one, another, another, one);

            refused(500, "internal-error", readUnchecked(one));
            refused(500, "internal-error", readUnchecked(another));
            database.execute(swap, one, another, another, one);
            RealNameCalls.read(one).then().statusCode(200);
        }

        @Test
        void ofADocumentToAnotherOneMakesItUnreadable() {
            String document = holder.uploaded();
            String other = holder.uploaded();
            String id = holder.submitted(enterprise(document));

            database.execute(
                    "update real_name_document_content set content ="
                            + " (select content from real_name_document_content where id = ?::uuid) where id = ?::uuid",
                    other,
                    document);

            refused(500, "internal-error", readUnchecked(id + "/documents/" + document));
            assertEquals(List.of(), acts(), "what was not read is not recorded as read");
        }

        private Response readUnchecked(String path) {
            return Client.unchecked()
                    .auth()
                    .oauth2(Platform.operatorToken("review"))
                    .get(DESK + path);
        }
    }

    @Nested
    class ANumberWithAWrongCheckDigit {
        private static final String OF_THE_FIRST_YEARS = "91350203M0001QKT19";

        @Test
        void ofXiamenIsCertifiedByTheWordOfStaffAlone() {
            String id = submitted("CN", OF_THE_FIRST_YEARS, OF_THE_FIRST_YEARS);

            RealNameCalls.read(id)
                    .then()
                    .body("warnings.member", contains("REGISTRATION_NUMBER", "TAX_ID"))
                    .body("warnings.confirmationNeeded", contains(true, true));
            for (Response unsaid : List.of(
                    RealNameCalls.approve(id), approve(id, Map.of()), approve(id, Map.of("numberConfirmed", false)))) {
                refused(400, "invalid-request", unsaid).then().body("violations.pointer", contains("/numberConfirmed"));
            }
            holder.get().then().body("state", equalTo("PENDING"));
            assertEquals(List.of("READ local-operator " + id), acts());

            approve(id, Map.of("numberConfirmed", true)).then().statusCode(200).body("state", equalTo("APPROVED"));

            holder.get().then().body("state", equalTo("VERIFIED"));
            assertEquals(
                    List.of(
                            "READ local-operator " + id,
                            "CONFIRMED_NUMBER local-operator " + id,
                            "APPROVED local-operator " + id),
                    acts());
        }

        @Test
        void elsewhereOnlyWarnsStaff() {
            String id = submitted("BR", "16.727.230/0001-98", "16.727.230/0001-97");

            RealNameCalls.read(id)
                    .then()
                    .body("warnings.member", contains("REGISTRATION_NUMBER"))
                    .body("warnings.confirmationNeeded", contains(false));
            RealNameCalls.approve(id).then().statusCode(200);
            assertEquals(List.of("READ local-operator " + id, "APPROVED local-operator " + id), acts());
        }

        @Test
        void elsewhereCanBeConfirmedToo() {
            String id = holder.submitted(
                    RealNameCalls.with(RealNameCalls.with(individual(), "country", "PL"), "idNumber", "44051401358"));

            RealNameCalls.read(id).then().body("warnings.member", contains("ID_NUMBER"));
            approve(id, Map.of("numberConfirmed", true)).then().statusCode(200);
            assertEquals(3, acts().size());
        }

        @Test
        void isNotWhatARightOneHas() {
            String id = holder.submitted(enterprise(holder.uploaded()));

            RealNameCalls.read(id).then().body("warnings", equalTo(List.of()));
            approve(id, Map.of("numberConfirmed", true)).then().statusCode(200);
            assertEquals(List.of("READ local-operator " + id, "APPROVED local-operator " + id), acts());
        }

        private String submitted(String country, String number, String taxId) {
            Map<String, Object> body = RealNameCalls.with(enterprise(holder.uploaded()), "country", country);
            return holder.submitted(
                    RealNameCalls.with(RealNameCalls.with(body, "registrationNumber", number), "taxId", taxId));
        }

        private Response approve(String id, Map<String, ?> word) {
            return Platform.operator("review").body(word).post(DESK + id + "/approve");
        }
    }

    @Nested
    class ADecision {
        @Test
        void isRecordedToldAndMailed() {
            String rejected = holder.submitted(individual());
            RealNameCalls.reject(rejected, REASON);
            String approved = holder.certified(individual());
            RealNameCalls.revoke(approved, REASON);

            assertEquals(
                    List.of(
                            "REJECTED local-operator " + rejected,
                            "APPROVED local-operator " + approved,
                            "REVOKED local-operator " + approved),
                    acts());
            assertEquals(
                    List.of("REAL_NAME_REJECTED", "REAL_NAME_APPROVED", "REAL_NAME_REVOKED"),
                    database.templatesTo(account.email()));
            assertEquals(
                    List.of(
                            "real-name.submitted",
                            "real-name.rejected",
                            "real-name.submitted",
                            "real-name.approved",
                            "real-name.revoked"),
                    database.eventsOf(account.id()));
            Client.of(account)
                    .request()
                    .get("/api/v1/account/activity")
                    .then()
                    .body("items.type", hasItem("REAL_NAME_REVOKED"))
                    .body("items[1].details.applicationId", equalTo(approved))
                    .body("items[1].device", nullValue());
        }

        @Test
        void isTakenOnce() {
            String approved = holder.certified(individual());
            assertRefused(approved, "APPROVED", "approve", "reject");

            RealNameCalls.revoke(approved, REASON);
            assertRefused(approved, "REVOKED", "approve", "reject", "revoke");

            String rejected = holder.submitted(individual());
            assertRefused(rejected, "PENDING", "revoke");
            RealNameCalls.reject(rejected, REASON);
            assertRefused(rejected, "REJECTED", "approve", "reject", "revoke");

            String withdrawn = holder.submitted(individual());
            holder.withdraw(withdrawn);
            assertRefused(withdrawn, "WITHDRAWN", "approve", "reject", "revoke");
        }

        @Test
        void ofTwentyAtOnceOneCounts() throws Exception {
            String id = holder.submitted(individual());
            String token = Platform.operatorToken("review");

            List<Integer> statuses = AtOnce.run(
                            () -> AtOnce.times(10, () -> decide(token, id, "approve")),
                            () -> AtOnce.times(10, () -> decide(token, id, "reject")))
                    .stream()
                    .flatMap(List::stream)
                    .toList();

            assertEquals(1, statuses.stream().filter(it -> it == 200).count(), statuses.toString());
            assertEquals(19, statuses.stream().filter(it -> it == 409).count(), statuses.toString());
            assertEquals(1, acts().size());
            assertEquals(2, database.eventsOf(account.id()).size());
        }

        @Test
        void andAWithdrawalAtOnceLeaveOne() throws Exception {
            for (int round = 0; round < 5; round++) {
                TestAccount other = accounts.create();
                RealNameCalls calls = RealNameCalls.by(Client.of(other));
                String id = calls.submitted(individual());
                String token = Platform.operatorToken("review");

                List<Integer> statuses = AtOnce.run(
                        () -> decide(token, id, "approve"),
                        () -> calls.withdraw(id).statusCode());

                assertEquals(1, statuses.stream().filter(it -> it == 409).count(), "one of the two: " + statuses);
                calls.get().then().body("state", equalTo(statuses.get(0) == 200 ? "VERIFIED" : "NOT_SUBMITTED"));
            }
        }

        @Test
        void withoutAReasonIsRefused() {
            String id = holder.submitted(individual());
            List<String> before = database.everythingOf(account.id());

            Client.unchecked()
                    .auth()
                    .oauth2(Platform.operatorToken("review"))
                    .contentType("application/json")
                    .body(Map.of("reason", "  "))
                    .post(DESK + id + "/reject")
                    .then()
                    .statusCode(400);

            assertEquals(before, database.everythingOf(account.id()));
        }

        @Test
        void onAClosedAccountIsRefused() {
            String id = holder.submitted(individual());
            accounts.close(account);

            refused(409, "wrong-state", RealNameCalls.approve(id)).then().body("state", equalTo("CLOSED"));
        }

        private int decide(String token, String id, String verb) {
            return Client.unchecked()
                    .auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body(verb.equals("approve") ? "" : "{\"reason\":\"no\"}")
                    .post(DESK + id + "/" + verb)
                    .statusCode();
        }

        private void assertRefused(String id, String state, String... verbs) {
            List<String> before = database.everythingOf(account.id());
            for (String verb : verbs) {
                Response answer = verb.equals("approve")
                        ? RealNameCalls.approve(id)
                        : Platform.operator("review")
                                .body(Map.of("reason", REASON))
                                .post(DESK + id + "/" + verb);
                refused(409, "wrong-state", answer).then().body("state", equalTo(state));
            }
            assertEquals(before, database.everythingOf(account.id()));
        }
    }

    private List<String> acts() {
        return database.rows(
                "select concat_ws(' ', act, actor, application_id, document_id) from real_name_act"
                        + " where account_id = ? order by id",
                account.id());
    }
}
