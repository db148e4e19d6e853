package com.truewatch.billing.accounts.account.export;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AuthenticatorApp;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.EntryCalls;
import com.truewatch.billing.accounts.testing.FactorCalls;
import com.truewatch.billing.accounts.testing.PasskeyCalls;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.SoftAuthenticator;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The copy of everything that is kept about a holder. */
@QuarkusTest
class AccountExportResourceTest {
    private static final String EXPORT = "/api/v1/account/export";
    private static final Duration STALE = Duration.ofMinutes(5);

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    Codes mailbox;

    @Inject
    SeenSnapshot snapshot;

    @Test
    void theHolderGetsAllOfItAsAFile() {
        TestAccount account = accounts.create();
        Client holder = Client.of(account);
        String workspace = WorkspaceCalls.bound(account.id());
        holder.request().body(Map.of("credential", "EMAIL")).post("/api/v1/account/credential-changes");

        Response export = holder.request().get(EXPORT);

        export.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Content-Disposition", "attachment; filename=\"account-export.json\"")
                .header("Cache-Control", "no-store")
                .body("masked", equalTo(false))
                .body("documents", equalTo(false))
                .body("account.username", equalTo(account.username()))
                .body("account.profile.companyName", equalTo("Acme"))
                .body("addresses.address", contains(account.email(), account.phone()))
                .body("sessions", hasSize(1))
                .body("knownBrowsers", hasSize(1))
                .body("workspaces.id", contains(workspace))
                .body("settlements.method", contains("BILLING_ACCOUNT"))
                .body("credentialChanges.state", contains("CURRENT_CODE_SENT"))
                .body("codes.purpose", contains("EMAIL_CHANGE"))
                .body("messages.kind", hasItems("EMAIL_CHANGE_CURRENT_CODE", "WORKSPACE_BOUND"))
                .body("activity.type", hasItems("DATA_EXPORTED", "LOGIN"))
                .body("events.type", hasItem("workspace.bound"));
        assertEquals(
                holder.request().get("/api/v1/account").jsonPath().getMap(""),
                export.jsonPath().getMap("account"));
    }

    @Test
    void itSaysWhenInTheWordsOfTheContract() {
        Client holder = Client.of(accounts.create());

        String at = holder.request().get(EXPORT).path("sessions[0].createdAt");

        assertTrue(at.endsWith("Z"), at);
    }

    @Test
    void nothingInItOpensAnything() {
        TestAccount account = accounts.create();
        Client holder = Client.of(account);
        FactorCalls.by(holder).enrolApp(clock);
        String secret = FactorCalls.by(holder).beginTotp("Another phone").path("secret");
        List<String> recoveryCodes = FactorCalls.by(holder).codes();
        holder.request().body(Map.of("credential", "PHONE")).post("/api/v1/account/credential-changes");
        String code = mailbox.awaitFirst(account.phone());

        String export = holder.request().get(EXPORT).asString();

        recoveryCodes.forEach(it -> assertFalse(export.contains(it)));
        assertFalse(export.contains("\"" + code + "\""));
        assertFalse(export.contains(secret));
        for (String part : List.of("$argon2", holder.refreshToken(), account.browser(), "salt", "hash", "secret\"")) {
            assertFalse(export.contains(part), part);
        }
    }

    @Test
    void itIsWrittenDownAndTold() {
        TestAccount account = accounts.create();

        Client.of(account).request().get(EXPORT).then().statusCode(200);

        assertTrue(database.timelineOf(account.id()).contains("DATA_EXPORTED SUCCEEDED"));
        assertEquals(List.of("DATA_EXPORTED"), database.templatesTo(account.email()));
    }

    @Test
    void itIsOfOneMomentAndWritesNothing() {
        Client.of(accounts.create())
                .request()
                .queryParam("documents", true)
                .get(EXPORT)
                .then()
                .statusCode(200);

        assertEquals("repeatable read, read only on", snapshot.last());
    }

    @Test
    void nobodyGetsAnothers() {
        TestAccount other = accounts.create();
        Client.of(other);
        WorkspaceCalls.bound(other.id());

        String export = Client.of(accounts.create()).request().get(EXPORT).asString();

        assertFalse(
                export.contains(other.username()) || export.contains(other.id().toString()));
    }

    @Test
    void whoseACloudAccountWasBeforeIsNotTold() {
        TestAccount account = accounts.create();
        TestAccount other = accounts.create();
        database.execute(
                "insert into operator_act (account_id, id, act, operator, reason, before, after, at) values (?, ?,"
                        + " 'CLOUD_ACCOUNT_DISPUTE', 'somebody', 'words', jsonb_build_object('accountId', ?::text), '{}', now())",
                account.id(),
                UUID.randomUUID(),
                other.id());

        String export = Client.of(account).request().get(EXPORT).asString();

        assertTrue(export.contains("CLOUD_ACCOUNT_DISPUTE"));
        assertFalse(export.contains(other.id().toString()) || export.contains("somebody") || export.contains("words"));
    }

    @Test
    void itIsTakenTenTimesAnHour() {
        Client holder = Client.of(accounts.create());
        for (int i = 0; i < 10; i++) {
            holder.request().get(EXPORT).then().statusCode(200);
        }

        refused(429, "too-many-requests", holder.request().get(EXPORT));
    }

    @Test
    void anAnswerToADoubtfulQuestionIsARefusal() {
        Client holder = Client.of(accounts.create());

        Response refused =
                holder.uncheckedRequest().queryParam("documents", "yes").get(EXPORT);

        refused(400, "invalid-request", refused).then().body("violations.pointer", contains("/documents"));
    }

    @Nested
    class WhoMayNot {
        @Test
        void whoCameByATicketIsRefused() {
            TestAccount account = accounts.create();
            Client entry = EntryCalls.cameOver(account.id());

            refused(403, "stronger-login-required", entry.request().get(EXPORT));
            assertFalse(database.timelineOf(account.id()).contains("DATA_EXPORTED SUCCEEDED"));
        }

        @Test
        void anAccountOnHoldIsRefused() {
            TestAccount account = accounts.create();
            Client holder = Client.of(account);
            database.execute("update account set hold_until = '2999-01-01' where id = ?", account.id());

            refused(409, "account-on-hold", holder.request().get(EXPORT));
            assertFalse(database.timelineOf(account.id()).contains("DATA_EXPORTED SUCCEEDED"));
        }
    }

    @Nested
    class Numbers {
        @Test
        void theyAreMaskedUntilAPasswordIsShownAgain() {
            Client holder = Client.of(accounts.create());
            apply(holder);
            clock.advance(STALE);
            Client stale = holder.refreshed();

            stale.request()
                    .get(EXPORT)
                    .then()
                    .body("masked", equalTo(true))
                    .body("realNameApplications[0].registrationNumber", not(containsString(RealNameCalls.CREDIT_CODE)))
                    .body("realNameApplications[0].taxId", not(containsString(RealNameCalls.CREDIT_CODE)))
                    .body("realNameApplications[0].legalRepresentative", equalTo("欧**"))
                    .body("realNameApplications[0].address", nullValue());
            FactorCalls.by(stale)
                    .prove(Map.of("password", TestAccounts.PASSWORD))
                    .then()
                    .statusCode(204);

            stale.request()
                    .get(EXPORT)
                    .then()
                    .body("masked", equalTo(false))
                    .body("realNameApplications[0].registrationNumber", equalTo(RealNameCalls.CREDIT_CODE))
                    .body("realNameApplications[0].legalRepresentative", equalTo("欧阳修"));
        }

        @Test
        void aPersonsToo() {
            Client holder = Client.of(accounts.create());
            RealNameCalls.by(holder).submitted(RealNameCalls.individual());
            holder.request()
                    .get(EXPORT)
                    .then()
                    .body("realNameApplications[0].idNumber", equalTo(RealNameCalls.ID_NUMBER));
            clock.advance(STALE);

            String export = holder.refreshed().request().get(EXPORT).asString();

            assertFalse(export.contains(RealNameCalls.ID_NUMBER) || export.contains("+8613800138000"));
        }

        @Test
        void aCodeOpensNone() {
            TestAccount account = accounts.create();
            CodeCalls outside = CodeCalls.byStranger();
            String login = outside.requestLogin(account.email()).path("id");
            Client holder = Client.of(outside.logIn(login, mailbox.awaitFirst(account.email())));

            assertMasked(true, holder);
        }

        @Test
        void norDoesAPasswordThatACodeHasSetForSevenDays() {
            TestAccount account = accounts.create();
            database.execute(
                    "update account set password_set_at = ?::timestamptz, password_set_by_code = true where id = ?",
                    clock.instant().toString(),
                    account.id());

            assertMasked(true, Client.of(account));
            clock.advance(Duration.ofDays(7));
            assertMasked(false, Client.of(account));
        }

        @Test
        void norTheValueOfAnApp() {
            TestAccount account = accounts.create();
            Client holder = Client.of(account);
            AuthenticatorApp app = FactorCalls.by(holder).enrolApp(clock);
            clock.advance(STALE);
            holder = holder.refreshed();
            FactorCalls.by(holder)
                    .prove(Map.of("totp", app.at(clock.instant())))
                    .then()
                    .statusCode(204);

            assertMasked(true, holder);
        }

        @Test
        void aPasskeyDoesUnlessACodeWasEnoughToEnrolIt() {
            TestAccount account = accounts.create();
            SoftAuthenticator device = new SoftAuthenticator();
            PasskeyCalls.enrol(Client.of(account), device).then().statusCode(201);
            clock.advance(Duration.ofMinutes(6));

            assertMasked(false, Client.of(PasskeyCalls.logIn(device)));
            database.execute("update factor set by_code = true where account_id = ?", account.id());
            assertMasked(true, Client.of(PasskeyCalls.logIn(device)));
            clock.advance(Duration.ofDays(7));
            assertMasked(false, Client.of(PasskeyCalls.logIn(device)));
        }

        @Test
        void formerAddressesAreMaskedWithThem() {
            TestAccount account = accounts.create();
            Client holder = Client.of(account);
            holder.request().body(Map.of("credential", "PHONE")).post("/api/v1/account/credential-changes");
            clock.advance(STALE);

            holder.refreshed()
                    .request()
                    .get(EXPORT)
                    .then()
                    .body("codes.address", not(hasItem(account.phone())))
                    .body("messages.recipient", hasItem("u**@mail.example"));
        }

        private void assertMasked(boolean masked, Client holder) {
            holder.request().get(EXPORT).then().statusCode(200).body("masked", equalTo(masked));
        }
    }

    @Nested
    class Documents {
        @Test
        void theyComeInAZipFileUnderNamesOfOurs() {
            Client holder = Client.of(accounts.create());
            String document = apply(holder);

            Response answer = holder.request().queryParam("documents", true).get(EXPORT);

            answer.then()
                    .statusCode(200)
                    .contentType("application/zip")
                    .header("Content-Disposition", "attachment; filename=\"account-export.zip\"")
                    .header("Cache-Control", "no-store");
            Map<String, byte[]> files = unzip(answer);
            assertEquals(List.of("account.json", "documents/" + document + ".pdf"), List.copyOf(files.keySet()));
            assertArrayEquals(RealNameCalls.pdf("licence"), files.get("documents/" + document + ".pdf"));
            assertTrue(new String(files.get("account.json"), StandardCharsets.UTF_8).contains("\"documents\":true"));
        }

        @Test
        void theyAreLeftOutWithoutAFreshProof() {
            Client holder = Client.of(accounts.create());
            apply(holder);
            clock.advance(STALE);

            Response answer =
                    holder.refreshed().request().queryParam("documents", true).get(EXPORT);

            Map<String, byte[]> files = unzip(answer);
            assertEquals(List.of("account.json"), List.copyOf(files.keySet()));
            assertTrue(new String(files.get("account.json"), StandardCharsets.UTF_8)
                    .contains("\"masked\":true,\"documents\":false"));
        }

        private static Map<String, byte[]> unzip(Response answer) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.asByteArray()))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
            return files;
        }
    }

    /** The id of the document of an application. */
    private static String apply(Client holder) {
        RealNameCalls calls = RealNameCalls.by(holder);
        String document = calls.uploaded();
        calls.submitted(RealNameCalls.enterprise(document));
        return document;
    }
}
