package com.truewatch.billing.accounts.account;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Raw;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProfileResourceTest {
    private static final String PROFILE = "/api/v1/account/profile";
    private static final String JSON = "application/json";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    TestAccount account;
    Client holder;

    @BeforeEach
    void aHolderWhoIsLoggedIn() {
        account = accounts.create();
        holder = Client.of(account);
    }

    @Nested
    class AHolderWhoEdits {
        @ParameterizedTest
        @ValueSource(strings = {"application/json", "application/merge-patch+json", "application/json;charset=UTF-8"})
        void changesWhatIsNamedAndKeepsTheRest(String mediaType) {
            clock.advance(Duration.ofSeconds(5));

            HttpResponse<String> answer =
                    patch("{\"companyName\":\" Acme 有限公司 \",\"description\":null}", "Content-Type", mediaType);

            assertEquals(200, answer.statusCode(), answer.body());
            JsonPath body = JsonPath.from(answer.body());
            assertEquals("Acme 有限公司", body.getString("profile.companyName"));
            assertEquals("SOFTWARE", body.getString("profile.industry"));
            assertEquals("SG", body.getString("profile.region"));
            assertNull(body.getString("profile.description"));
            assertEquals("Ada", body.getString("profile.contactName"));
            assertEquals(clock.instant().toString(), body.getString("updatedAt"));
            assertEquals(holder.request().get("/api/v1/account").header("ETag"), etag(answer));
            assertChangedOnce();
        }

        @Test
        void mayEmptyEverythingButTheName() {
            holder.request()
                    .body("{\"industry\":null,\"region\":null,\"description\":null,\"contactName\":null}")
                    .patch(PROFILE)
                    .then()
                    .statusCode(200)
                    .body("profile.companyName", equalTo("Acme"))
                    .body("profile.industry", nullValue())
                    .body("profile.region", nullValue())
                    .body("profile.description", nullValue())
                    .body("profile.contactName", nullValue());
        }

        @Test
        void mayUseEveryCharacterThatCanBeRead() {
            String name = "O'Brien & Söhne <b>{7*7}</b> ${jndi:x} 公司 \ud83d\ude80 عربي \u200d \\\" --";

            holder.request()
                    .body(JsonNodeFactory.instance
                            .objectNode()
                            .put("companyName", name)
                            .put("description", "one\n\ttwo")
                            .toString())
                    .patch(PROFILE)
                    .then()
                    .statusCode(200)
                    .body("profile.companyName", equalTo(name))
                    .body("profile.description", equalTo("one\n\ttwo"));
        }

        @ParameterizedTest
        @CsvSource({"companyName,200", "description,2000", "contactName,100"})
        void mayWriteSoMuchAndNotOneCharacterMore(String member, int longest) {
            assertViolation("{\"" + member + "\":\"" + "x".repeat(longest + 1) + "\"}", "/" + member);
            assertNothingChanged();

            assertEquals(
                    200,
                    patch("{\"" + member + "\":\"" + "x".repeat(longest) + "\"}")
                            .statusCode());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"companyName\":\"Acme\"}",
                    "{\"companyName\":\" Acme \"}",
                    "{\"companyName\":\"Acme\",\"industry\":\"SOFTWARE\",\"region\":\"SG\",\"contactName\":\"Ada\"}"
                })
        void leavesNoTraceWhenNothingChanges(String body) {
            String before = holder.request().get("/api/v1/account").asString();
            clock.advance(Duration.ofSeconds(5));

            HttpResponse<String> answer = patch(body);

            assertEquals(200, answer.statusCode());
            assertEquals(before, holder.request().get("/api/v1/account").asString());
            assertNothingChanged();
        }
    }

    @Nested
    class TwoWhoEditAtOnce {
        @Test
        void theOneWhoSawTheLastVersionMayChangeIt() {
            String tag = holder.request().get("/api/v1/account").header("ETag");

            for (String match : List.of(tag, "*", "\"other\", TAG")) {
                String current = holder.request().get("/api/v1/account").header("ETag");
                HttpResponse<String> answer = patch(
                        "{\"contactName\":\"" + match.hashCode() + "\"}",
                        "If-Match",
                        match.equals(tag) ? current : match.replace("TAG", current),
                        "Content-Type",
                        JSON);
                assertEquals(200, answer.statusCode(), answer.body());
                assertNotEquals(current, etag(answer));
            }
            assertEquals(3, database.versionOf(account.id()));
        }

        @Test
        void theOtherIsRefusedAndNothingChanges() {
            String stale = holder.request().get("/api/v1/account").header("ETag");
            patch("{\"contactName\":\"Bob\"}");
            String current = holder.request().get("/api/v1/account").header("ETag");

            for (String match : List.of(stale, "\"\"", "\"x\"", "x", "W/" + current, stale + ", W/" + current)) {
                HttpResponse<String> answer =
                        patch("{\"contactName\":\"Eve\"}", "If-Match", match, "Content-Type", JSON);
                Raw.assertProblem(answer, 412, "precondition-failed");
            }
            holder.request()
                    .header("If-Match", stale)
                    .body(Map.of("contactName", "Eve"))
                    .patch("/api/v1/account/profile")
                    .then()
                    .statusCode(412);
            assertChangedOnce();
            assertEquals("Bob", holder.request().get("/api/v1/account").path("profile.contactName"));
        }

        @Test
        void aRequestThatIsWrongAnywayIsToldSo() {
            HttpResponse<String> answer = patch("{\"region\":\"XX\"}", "If-Match", "\"stale\"", "Content-Type", JSON);

            Raw.assertViolation(answer, "/region");
            assertNothingChanged();
        }
    }

    @Nested
    class WhoSendsWhatCannotBe {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "id",
                    "username",
                    "email",
                    "phone",
                    "unverifiedPhone",
                    "status",
                    "locale",
                    "realName",
                    "profile",
                    "version",
                    "CompanyName",
                    "company_name",
                    "__proto__",
                    "class"
                })
        void isToldWhichMemberIsUnknown(String member) {
            assertViolation("{\"contactName\":\"Eve\",\"" + member + "\":\"x\"}", "/" + member);
            assertViolation("{\"" + member + "\":null}", "/" + member);
            assertNothingChanged();
        }

        @ParameterizedTest
        @ValueSource(strings = {"5", "1.5", "true", "[]", "[\"x\"]", "{}", "{\"x\":1}", "\"\"", "\"  \""})
        void isToldWhichMemberIsOfTheWrongKind(String value) {
            for (String member : List.of("companyName", "industry", "region", "description", "contactName")) {
                assertViolation("{\"" + member + "\":" + value + "}", "/" + member);
            }
            assertNothingChanged();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\\u0000",
                    "\\u0007",
                    "\\r",
                    "\\u001b[31m",
                    "\\u007f",
                    "\\u0085",
                    "\\u2028",
                    "\\u2029",
                    "\\u202a",
                    "\\u202e",
                    "\\u2066",
                    "\\u2069",
                    "\\ud800",
                    "\\udc00",
                    "\\udc00\\ud800",
                    "\\uffff"
                })
        void isToldWhichMemberCannotBeRead(String character) {
            for (String member : List.of("companyName", "description", "contactName")) {
                assertViolation("{\"" + member + "\":\"x" + character + "x\"}", "/" + member);
            }
            assertNothingChanged();
        }

        @ParameterizedTest
        @ValueSource(strings = {"\\n", "\\t", "\\r\\nBcc: eve@evil.example"})
        void cannotBreakALineInAName(String breaking) {
            assertViolation("{\"companyName\":\"x" + breaking + "\"}", "/companyName");
            assertViolation("{\"contactName\":\"x" + breaking + "\"}", "/contactName");
            assertNothingChanged();
        }

        @ParameterizedTest
        @CsvSource({
            "region,XX",
            "region,sg",
            "region,SGP",
            "region,S",
            "region,ZZ",
            "region,' SG'",
            "industry,NOPE",
            "industry,software",
            "industry,0"
        })
        void isToldWhichCodeIsNotInItsList(String member, String code) {
            assertViolation("{\"" + member + "\":\"" + code + "\"}", "/" + member);
            assertNothingChanged();
        }

        @Test
        void isToldThatANameIsNeeded() {
            assertViolation("{\"companyName\":null}", "/companyName");
            assertNothingChanged();
        }

        @Test
        void isToldEverythingAtOnce() {
            HttpResponse<String> answer =
                    patch("{\"companyName\":\" \",\"region\":\"XX\",\"contactName\":\"a\\u0000\"}");

            Raw.assertProblem(answer, 400, "invalid-request");
            assertEquals(
                    List.of("/companyName", "/contactName", "/region"),
                    JsonPath.from(answer.body()).getList("violations.pointer"));
            assertNothingChanged();
        }
    }

    private void assertViolation(String body, String pointer) {
        Raw.assertViolation(patch(body), pointer);
    }

    private HttpResponse<String> patch(String body) {
        return patch(body, "Content-Type", JSON);
    }

    private HttpResponse<String> patch(String body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + holder.accessToken();
        return Raw.send("PATCH", PROFILE, body.getBytes(StandardCharsets.UTF_8), all);
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElse("");
    }

    private void assertChangedOnce() {
        assertEquals(1, database.versionOf(account.id()));
        assertEquals(List.of("LOGIN SUCCEEDED", "PROFILE_CHANGED SUCCEEDED"), database.timelineOf(account.id()));
        assertEquals(List.of("account.profile-changed"), database.eventsOf(account.id()));
    }

    private void assertNothingChanged() {
        assertEquals(0, database.versionOf(account.id()));
        assertEquals(List.of("LOGIN SUCCEEDED"), database.timelineOf(account.id()));
        assertEquals(List.of(), database.eventsOf(account.id()));
    }
}
