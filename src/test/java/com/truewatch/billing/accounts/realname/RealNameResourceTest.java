package com.truewatch.billing.accounts.realname;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static com.truewatch.billing.accounts.testing.RealNameCalls.enterprise;
import static com.truewatch.billing.accounts.testing.RealNameCalls.individual;
import static com.truewatch.billing.accounts.testing.RealNameCalls.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
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
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RealNameResourceTest {
    private static final String REASON = "The name is not that of the licence.";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private TestAccount account;
    private Client client;
    private RealNameCalls holder;

    @BeforeEach
    void anAccount() {
        account = accounts.create();
        client = Client.of(account);
        holder = RealNameCalls.by(client);
    }

    @Nested
    class AHolder {
        @Test
        void beginsWithNothing() {
            holder.get()
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("state", equalTo("NOT_SUBMITTED"))
                    .body("applicationId", nullValue())
                    .body("pendingApplicationId", nullValue());
        }

        @Test
        void ofAnEnterpriseSeesItsNumbersMasked() {
            String id = holder.submitted(enterprise(holder.uploaded()));

            Response seen = holder.get();
            seen.then()
                    .body("state", equalTo("PENDING"))
                    .body("subjectType", equalTo("ENTERPRISE"))
                    .body("legalName", equalTo("杭州铁砧贸易有限公司"))
                    .body("country", equalTo("CN"))
                    .body("registrationNumberMasked", equalTo("**************0Y43"))
                    .body("taxIdMasked", equalTo("**************0Y43"))
                    .body("legalRepresentativeMasked", equalTo("欧**"))
                    .body("idNumberMasked", nullValue())
                    .body("dueAt", notNullValue())
                    .body("decidedAt", nullValue())
                    .body("applicationId", equalTo(id))
                    .body("pendingApplicationId", equalTo(id));
            assertFalse(seen.asString().contains(RealNameCalls.CREDIT_CODE));
            client.request().get("/api/v1/account").then().body("realName.state", equalTo("PENDING"));
        }

        @ParameterizedTest
        @CsvSource({
            "CN, 91350100m000100y43, **************0Y43",
            "CN, 91350203M0001QKT19, **************KT19",
            "MX, P&G851223B24, ********3B24",
            "MX, ÑAM851223B24, ********3B24",
            "DE, 'Amtsgericht München, HRB 123456', ***************************3456",
            "GI, 539, **9",
            "MU, C1, **"
        })
        void ofAnEnterpriseWritesTheNumberAsTheLicenceDoes(String country, String number, String masked) {
            Map<String, Object> body = with(enterprise(holder.uploaded()), "country", country);
            body.put("taxId", number);

            holder.submitted(with(body, "registrationNumber", "\u00a0" + number + "\u200b"));

            holder.get()
                    .then()
                    .body("registrationNumberMasked", equalTo(masked))
                    .body("taxIdMasked", equalTo(masked));
        }

        @ParameterizedTest
        @CsvSource({
            "CN, 11010519491231002x, 11010519491231002X",
            "CN, 110105 19491231 002x, 11010519491231002X",
            "FI, 131052+308T, 131052+308T",
            "SE, 121212+1212, 121212+1212"
        })
        void whoIsAPersonWritesTheNumberAsTheDocumentDoes(String country, String number, String kept) {
            String id = holder.submitted(with(with(individual(), "country", country), "idNumber", number));

            RealNameCalls.read(id).then().body("idNumber", equalTo(kept));
        }

        @Test
        void whoIsAPersonSeesTheNumberMasked() {
            holder.submitted(individual());

            Response seen = holder.get();
            seen.then()
                    .body("subjectType", equalTo("INDIVIDUAL"))
                    .body("legalName", equalTo("欧阳询"))
                    .body("idNumberMasked", equalTo("**************002X"))
                    .body("registrationNumberMasked", nullValue())
                    .body("taxIdMasked", nullValue());
            assertFalse(seen.asString().contains("13800138000"));
        }

        @Test
        void readsOfItInTheTimelineAndServicesInTheFeed() {
            holder.withdraw(holder.submitted(individual())).then().statusCode(204);

            assertEquals(
                    List.of("LOGIN SUCCEEDED", "REAL_NAME_SUBMITTED SUCCEEDED", "REAL_NAME_WITHDRAWN SUCCEEDED"),
                    database.timelineOf(account.id()));
            assertEquals(List.of("real-name.submitted", "real-name.withdrawn"), database.eventsOf(account.id()));
            assertEquals(
                    database.versionOf(account.id()),
                    Long.parseLong(database.value(
                            "select max(account_version) from event where account_id = ?", account.id())));
        }

        @Test
        void whoWithdrawsLeavesNothingThatWasSaid() {
            String id = holder.submitted(enterprise(holder.uploaded()));

            holder.withdraw(id).then().statusCode(204);

            assertEquals(
                    "ENTERPRISE WITHDRAWN 0",
                    database.value(
                            "select concat_ws(' ', subject_type, state,"
                                    + " num_nonnulls(subject, reason, key_id, number_index, index_key_id))"
                                    + " from real_name_application where id = ?::uuid",
                            id));
        }

        @Test
        void whoRepeatsTheCallUnderItsKeyGetsTheFirstAnswer() {
            List<String> ids = List.of(submitUnderKey(), submitUnderKey());

            assertEquals(ids.get(0), ids.get(1));
            assertEquals(1, applications());
        }

        private String submitUnderKey() {
            Response answer = client.request()
                    .header("Idempotency-Key", "one-application")
                    .body(individual())
                    .post(RealNameCalls.PATH + "/applications");
            answer.then().statusCode(201);
            return answer.path("id");
        }
    }

    @Nested
    class FromOneStateToTheNext {
        @ParameterizedTest
        @CsvSource({"true", "false"})
        void submittedRejectedResubmittedApprovedReplacedRevoked(boolean enterprise) {
            String rejected = holder.submitted(body(enterprise));
            RealNameCalls.reject(rejected, REASON).then().statusCode(200).body("state", equalTo("REJECTED"));
            assertSeen("REJECTED", rejected, null, REASON);

            String first = holder.submitted(body(enterprise));
            assertSeen("PENDING", first, first, null);
            RealNameCalls.approve(first).then().statusCode(200).body("state", equalTo("APPROVED"));
            assertSeen("VERIFIED", first, null, null);

            String second = holder.submitted(with(body(enterprise), "replaces", first));
            assertSeen("VERIFIED", first, second, null);
            RealNameCalls.approve(second).then().statusCode(200);
            assertSeen("VERIFIED", second, null, null);

            RealNameCalls.revoke(second, REASON).then().statusCode(200).body("state", equalTo("REVOKED"));
            assertSeen("REVOKED", second, null, REASON);
            assertEquals(
                    List.of("REJECTED", "REPLACED", "REVOKED"),
                    database.rows(
                            "select state from real_name_application where account_id = ? order by id", account.id()));

            RealNameCalls.approve(holder.submitted(body(enterprise))).then().statusCode(200);
            holder.get().then().body("state", equalTo("VERIFIED"));
        }

        @Test
        void aReplacementThatIsRejectedLeavesWhatIsCertified() {
            String first = holder.certified(individual());
            clock.advance(Duration.ofDays(1));
            client = Client.of(account);
            holder = RealNameCalls.by(client);

            String second = holder.submitted(with(body(true), "replaces", first));
            clock.advance(Duration.ofMillis(1));
            RealNameCalls.reject(second, REASON).then().statusCode(200);

            assertSeen("VERIFIED", first, null, REASON);
            assertDirectory("VERIFIED", "INDIVIDUAL");
        }

        @Test
        void aReplacementThatIsApprovedChangesWhatServicesSee() {
            String first = holder.certified(individual());
            assertDirectory("VERIFIED", "INDIVIDUAL");
            String tag = directory().header("ETag");

            holder.certified(with(body(true), "replaces", first));

            assertDirectory("VERIFIED", "ENTERPRISE");
            assertFalse(tag.equals(directory().header("ETag")));
        }

        @Test
        void whatIsRevokedWhileAnotherWaitsLeavesThatOneWaiting() {
            String first = holder.certified(individual());
            String second = holder.submitted(with(individual(), "replaces", first));

            RealNameCalls.revoke(first, REASON).then().statusCode(200);
            assertSeen("PENDING", second, second, null);

            RealNameCalls.approve(second).then().statusCode(200);
            assertSeen("VERIFIED", second, null, null);
        }

        @Test
        void whatIsWithdrawnNeverWas() {
            String rejected = holder.submitted(individual());
            RealNameCalls.reject(rejected, REASON);

            holder.withdraw(holder.submitted(individual())).then().statusCode(204);

            assertSeen("REJECTED", rejected, null, REASON);
        }

        private Map<String, Object> body(boolean enterprise) {
            return enterprise ? enterprise(holder.uploaded()) : individual();
        }

        private void assertSeen(String state, String shown, @Nullable String pending, @Nullable String reason) {
            holder.get()
                    .then()
                    .statusCode(200)
                    .body("state", equalTo(state))
                    .body("applicationId", equalTo(shown))
                    .body("pendingApplicationId", equalTo(pending))
                    .body("rejectionReason", equalTo(reason));
            client.request().get("/api/v1/account").then().body("realName.state", equalTo(state));
        }

        private void assertDirectory(String state, String type) {
            directory().then().body("realNameState", equalTo(state)).body("subjectType", equalTo(type));
        }

        private Response directory() {
            return Platform.service("directory.read").get("/api/v1/directory/accounts/" + account.id());
        }
    }

    @Nested
    class IsRefused {
        @Test
        void aSecondApplicationWhileOneIsPending() {
            holder.submitted(individual());

            assertUnchanged(() -> refused(409, "wrong-state", holder.submit(individual()))
                    .then()
                    .body("state", equalTo("PENDING")));
        }

        @Test
        void aSecondOfFiftyAtOnce() throws Exception {
            List<Integer> statuses = AtOnce.times(
                    50,
                    () -> client.uncheckedRequest()
                            .contentType("application/json")
                            .body(individual())
                            .post(RealNameCalls.PATH + "/applications")
                            .statusCode());

            assertEquals(1, statuses.stream().filter(it -> it == 201).count(), statuses.toString());
            assertEquals(49, statuses.stream().filter(it -> it == 409).count(), statuses.toString());
            assertEquals(1, applications());
        }

        @Test
        void anotherApplicationThatDoesNotSayWhatItReplaces() {
            holder.certified(individual());

            assertUnchanged(() -> refused(409, "wrong-state", holder.submit(individual()))
                    .then()
                    .body("state", equalTo("VERIFIED")));
        }

        @Test
        void theReplacementOfWhatIsNotCertified() {
            RealNameCalls stranger = RealNameCalls.by(Client.of(accounts.create()));
            String foreign = stranger.certified(individual());
            String own = holder.certified(individual());

            for (String id : List.of(foreign, UUID.randomUUID().toString())) {
                assertUnchanged(() -> assertViolations(holder.submit(with(individual(), "replaces", id)), "/replaces"));
            }
            RealNameCalls.revoke(own, REASON);
            assertUnchanged(() -> assertViolations(holder.submit(with(individual(), "replaces", own)), "/replaces"));
        }

        @Test
        void aDocumentThatIsForeignUsedOrNone() {
            String foreign = RealNameCalls.by(Client.of(accounts.create())).uploaded();
            String used = holder.uploaded();
            RealNameCalls.reject(holder.submitted(enterprise(used)), REASON);
            String deleted = holder.uploaded();
            holder.withdraw(holder.submitted(enterprise(deleted)));
            String good = holder.uploaded();

            assertUnchanged(() -> assertViolations(
                    holder.submit(enterprise(
                            good, foreign, used, deleted, UUID.randomUUID().toString())),
                    "/documentIds/1",
                    "/documentIds/2",
                    "/documentIds/3",
                    "/documentIds/4"));
            holder.submitted(enterprise(good));
        }

        @Test
        void whatBelongsToTheOtherKind() {
            String document = holder.uploaded();
            assertUnchanged(() -> {
                assertViolations(
                        holder.submit(with(with(individual(), "taxId", "1234"), "address", "1 Anvil Road")),
                        "/taxId",
                        "/address");
                assertViolations(holder.submit(with(enterprise(document), "idNumber", "1234")), "/idNumber");
            });
        }

        @Test
        void whatIsMissing() {
            assertUnchanged(() -> assertViolations(
                    holder.submit(Map.of("subjectType", "ENTERPRISE", "legalName", "Acme", "country", "SG")),
                    "/documentIds",
                    "/registrationNumber",
                    "/legalRepresentative"));
            assertUnchanged(() -> assertViolations(
                    holder.submit(Map.of("subjectType", "INDIVIDUAL", "legalName", "Ada", "country", "SG")),
                    "/idNumber",
                    "/phone"));
        }

        @ParameterizedTest
        @CsvSource({
            "CN, 91350100M000100Y44",
            "CN, 91350203MA2XN1234A",
            "CN, 91350203M0001QKT1I",
            "SG, P&G851223B24",
            "SG, SGX",
            "SG, １２３４５６"
        })
        void aNumberThatNoRegisterGivesOut(String country, String number) {
            Map<String, Object> body = with(enterprise(holder.uploaded()), "country", country);

            assertUnchanged(() ->
                    assertViolations(holder.submit(with(body, "registrationNumber", number)), "/registrationNumber"));
        }

        @ParameterizedTest
        @CsvSource({
            "idNumber, 110105194912310021",
            "idNumber, 11010519490230002X",
            "idNumber, １１０１０５１９４９１２３１００２X",
            "phone, １３８００１３８０００",
            "country, XX",
            "legalName, ' '"
        })
        void aMemberThatCannotBeRightWithoutRepeatingIt(String member, String value) {
            assertUnchanged(() -> {
                Response answer = client.uncheckedRequest()
                        .contentType("application/json")
                        .body(with(individual(), member, value))
                        .post(RealNameCalls.PATH + "/applications");
                assertViolations(answer, "/" + member);
                assertTrue(value.isBlank() || !answer.asString().contains(value));
            });
        }

        @Test
        void anotherOnesWithdrawalAndThatOfADecidedOne() {
            String foreign = RealNameCalls.by(Client.of(accounts.create())).submitted(individual());
            String own = holder.certified(individual());

            assertUnchanged(() -> {
                refused(404, "not-found", holder.withdraw(foreign));
                refused(404, "not-found", holder.withdraw(UUID.randomUUID().toString()));
                refused(409, "wrong-state", holder.withdraw(own)).then().body("state", equalTo("APPROVED"));
            });
        }

        @Test
        void anEleventhSubmissionOfTheDay() {
            for (int i = 0; i < 10; i++) {
                holder.withdraw(holder.submitted(individual()));
            }

            assertUnchanged(() -> refused(429, "too-many-requests", holder.submit(individual())));

            clock.advance(Duration.ofDays(1));
            RealNameCalls.by(Client.of(account)).submitted(individual());
        }

        @Test
        void whoWasFrozenMeanwhile() throws Exception {
            for (int round = 0; round < 4; round++) {
                TestAccount frozen = accounts.create();
                Client session = Client.of(frozen);
                String operator = Platform.operatorToken("freeze");
                List<Integer> statuses = AtOnce.run(
                        () -> Client.unchecked()
                                .auth()
                                .oauth2(operator)
                                .contentType("application/json")
                                .body(Map.of("reason", "stolen"))
                                .post("/api/v1/operator/accounts/" + frozen.id() + "/freeze")
                                .statusCode(),
                        () -> RealNameCalls.by(session).submit(individual()).statusCode());

                assertEquals(200, statuses.get(0));
                assertTrue(List.of(201, 401, 403).contains(statuses.get(1)), statuses.toString());
                refused(401, "session-ended", RealNameCalls.by(session).submit(individual()));
            }
        }

        @Test
        void whoseAccountIsOnHold() {
            String document = holder.uploaded();
            String pending = RealNameCalls.by(client).submitted(individual());
            String until = clock.instant().plus(Duration.ofHours(1)).toString();
            database.execute("update account set hold_until = ?::timestamptz where id = ?", until, account.id());

            assertUnchanged(() -> {
                for (Response answer : List.of(
                        holder.submit(enterprise(document)),
                        holder.submit(individual()),
                        holder.upload(RealNameCalls.pdf("licence")))) {
                    refused(409, "account-on-hold", answer).then().body("until", equalTo(until));
                }
            });

            holder.withdraw(pending).then().statusCode(204);
            clock.advance(Duration.ofHours(1));
            RealNameCalls.by(Client.of(account)).submitted(enterprise(document));
        }

        private void assertViolations(Response answer, String... pointers) {
            refused(400, "invalid-request", answer);
            answer.then().body("violations.pointer", hasItems(pointers));
        }

        private void assertUnchanged(Runnable refusal) {
            List<String> before = database.everythingOf(account.id());
            refusal.run();
            assertEquals(before, database.everythingOf(account.id()));
        }
    }

    @Test
    void theSameSubjectOfTwoAccountsIsAllowedAndShownToStaffAlone() {
        TestAccount other = accounts.create();
        RealNameCalls.by(Client.of(other))
                .certified(enterprise(RealNameCalls.by(Client.of(other)).uploaded()));

        String id = holder.submitted(enterprise(holder.uploaded()));

        assertTrue(RealNameCalls.read(id)
                .<List<String>>path("otherAccountIds")
                .contains(other.id().toString()));
        assertFalse(holder.get().asString().contains(other.id().toString()));
    }

    @Test
    void theTermLeavesOutTheWeekend() {
        holder.submitted(individual());

        assertEquals(
                "t",
                database.value(
                        "select extract(isodow from due_at at time zone 'UTC') < 6 and due_at >= submitted_at + interval '3 days'"
                                + " from real_name_application where account_id = ?",
                        account.id()));
    }

    private int applications() {
        return database.count("select count(*) from real_name_application where account_id = ?", account.id());
    }
}
