package com.truewatch.billing.accounts.directory.imports;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Accounts that staff import. */
@QuarkusTest
class AccountImportResourceTest {
    @Inject
    TestAccounts accounts;

    @Inject
    Database database;

    @Inject
    Codes mailbox;

    @Inject
    TestClock clock;

    @Inject
    ImportService service;

    @Inject
    ImportUploadService uploads;

    @Inject
    ImportChunks chunks;

    @Inject
    AccountImportRepository imports;

    @Test
    void aLineBecomesAnAccountWhoseHolderLogsInByACode() {
        String name = ImportCalls.freshName();

        Response report = ImportCalls.done(ImportCalls.line(name));

        report.then()
                .body("dryRun", equalTo(false))
                .body("lines", equalTo(1))
                .body("accepted", equalTo(1))
                .body("refused", equalTo(0))
                .body("items", hasSize(0))
                .body("nextCursor", nullValue());
        CodeCalls outside = CodeCalls.byStranger();
        String login = outside.requestLogin(name).path("id");
        Client holder = Client.of(outside.logIn(login, mailbox.awaitFirst(name + "@mail.example")));
        holder.request()
                .get("/api/v1/account")
                .then()
                .body("username", equalTo(name))
                .body("passwordSet", equalTo(false))
                .body("locale", equalTo("zh"))
                .body("profile.companyName", equalTo("Acme"));
    }

    @Test
    void itIsToldToServicesAndWrittenDown() {
        String name = ImportCalls.freshName();

        String id = ImportCalls.done(ImportCalls.line(name)).path("id");

        UUID account = ImportCalls.accountOf(database, name);
        assertEquals(List.of("account.registered"), database.eventsOf(account));
        assertEquals(List.of("REGISTERED SUCCEEDED"), database.timelineOf(account));
        assertEquals(
                List.of("IMPORT " + id),
                database.rows(
                        "select act || ' ' || (after->>'import') from operator_act where account_id = ?", account));
        assertEquals(List.of(), database.templatesTo(name + "@mail.example"));
    }

    @Test
    void everyLineThatCannotBecomeOneIsToldWithoutWhatWasInIt() {
        TestAccount taken = accounts.create();
        String twice = ImportCalls.freshName();
        String file = String.join(
                "\n",
                "not JSON",
                "[1]",
                "null",
                "",
                ImportCalls.line(ImportCalls.freshName()) + " 1",
                ImportCalls.line("root"),
                ImportCalls.line(taken.username()),
                "{\"username\":\"" + ImportCalls.freshName() + "\",\"email\":\"" + taken.email()
                        + "\",\"profile\":{\"companyName\":\"Acme\"}}",
                ImportCalls.line(ImportCalls.freshName()).replace("Acme", "").replace("mail.example", "nowhere"),
                ImportCalls.line(ImportCalls.freshName()).replace("{\"username", "{\"password\":\"secret\",\"username"),
                ImportCalls.line(ImportCalls.freshName()).replace("\"zh\"", "7"),
                ImportCalls.line(ImportCalls.freshName()).replace("\"zh\"", "\"zh\",\"agreementVersion\":\"old\""),
                ImportCalls.line(twice),
                ImportCalls.line(twice));

        Response report = ImportCalls.done(file);

        report.then()
                .body("lines", equalTo(13))
                .body("accepted", equalTo(1))
                .body("refused", equalTo(12))
                .body("items.line", contains(1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 14))
                .body(
                        "items.code",
                        contains(
                                "invalid-request",
                                "invalid-request",
                                "invalid-request",
                                "invalid-request",
                                "invalid-request",
                                "username-taken",
                                "address-unavailable",
                                "invalid-request",
                                "invalid-request",
                                "invalid-request",
                                "agreement-outdated",
                                "username-taken"))
                .body(
                        "items.violations.pointer",
                        contains(
                                List.of(""),
                                List.of(""),
                                List.of(""),
                                List.of(""),
                                List.of("/username"),
                                List.of("/username"),
                                List.of("/email"),
                                List.of("/profile/companyName"),
                                List.of(""),
                                List.of("/locale"),
                                List.of("/agreementVersion"),
                                List.of("/username")));
        String told = report.asString();
        assertFalse(told.contains(taken.email()) || told.contains("secret") || told.contains("password"), told);
    }

    @Test
    void bytesThatAreNoTextAndLinesThatAreTooLongRefuseThemselvesOnly() {
        String name = ImportCalls.freshName();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {'{', (byte) 0xc0, (byte) 0x80, '}', '\n'});
        file.writeBytes(("{\"username\":\"" + "a".repeat(100_000) + "\"}\n").getBytes(StandardCharsets.UTF_8));
        file.writeBytes((ImportCalls.line(name) + "\r\n").getBytes(StandardCharsets.UTF_8));

        Response report = ImportCalls.done(ImportCalls.send(file.toByteArray(), false, null));

        report.then()
                .body("accepted", equalTo(1))
                .body("items.line", contains(1, 2))
                .body(
                        "items.violations.message",
                        contains(List.of("must be text in UTF-8"), List.of("must have at most 32768 bytes")));
    }

    @Test
    void anAddressThatAnotherAccountHasReservedIsNotGiven() {
        TestAccount other = accounts.create();
        String name = ImportCalls.freshName();
        database.execute(
                "insert into address_reservation (address, account_id, reserved_until) values (?, ?, '2999-01-01')",
                name + "@mail.example",
                other.id());

        ImportCalls.done(ImportCalls.line(name)).then().body("items.code", contains("address-unavailable"));
    }

    @Test
    void refusedLinesComeInPages() {
        String id = ImportCalls.done("1\n2\n3").path("id");

        Response first = ImportCalls.operator().queryParam("limit", 2).get(ImportCalls.PATH + "/" + id);
        first.then().body("items.line", contains(1, 2));
        ImportCalls.operator()
                .queryParam("limit", 2)
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get(ImportCalls.PATH + "/" + id)
                .then()
                .body("items.line", contains(3))
                .body("nextCursor", nullValue());
    }

    @Test
    void whatNeverWasIsNotFound() {
        refused(404, "not-found", ImportCalls.operator().get(ImportCalls.PATH + "/" + UUID.randomUUID()));
    }

    @Test
    void nothingOfTheFileIsInClearOrStays() {
        String name = ImportCalls.freshName();
        UUID id = QuarkusTransaction.requiringNew().call(() -> running(List.of(ImportCalls.line(name))));
        assertFalse(database.copyOf("account_import_chunk").contains(ImportCalls.hex(name)));

        service.work(id, Integer.MAX_VALUE);

        ImportCalls.await(id.toString());
        assertEquals(0, database.count("select count(*) from account_import_chunk where import_id = ?", id));
    }

    @Nested
    class DryRuns {
        @Test
        void theySayWhatWouldBeAndMakeNothing() {
            String name = ImportCalls.freshName();
            TestAccount taken = accounts.create();
            String file = String.join(
                    "\n", ImportCalls.line(name), ImportCalls.line(name), ImportCalls.line(taken.username()));

            Response report = ImportCalls.done(ImportCalls.send(file.getBytes(StandardCharsets.UTF_8), true, null));

            report.then()
                    .body("dryRun", equalTo(true))
                    .body("accepted", equalTo(1))
                    .body("items.line", contains(2, 3))
                    .body("items.code", contains("username-taken", "username-taken"));
            assertEquals(0, database.count("select count(*) from account where username = ?", name));
            assertEquals(
                    0,
                    database.count(
                            "select count(*) from account_import_name where import_id = ?::uuid",
                            report.<String>path("id")));
        }
    }

    @Nested
    class Repeats {
        @Test
        void underAKeyTheyAreTheSameImport() {
            byte[] file = ImportCalls.line(ImportCalls.freshName()).getBytes(StandardCharsets.UTF_8);
            String key = UUID.randomUUID().toString();
            String first = ImportCalls.send(file, false, key).path("id");

            ImportCalls.send(file, false, key)
                    .then()
                    .statusCode(202)
                    .body("id", equalTo(first))
                    .header("Location", endsWith("/api/v1/operator/imports/" + first))
                    .header("Idempotency-Replayed", "true");
            ImportCalls.await(first).then().body("accepted", equalTo(1));
        }

        @Test
        void anotherFileOrADryRunIsAnotherCall() {
            byte[] file = "1\n".getBytes(StandardCharsets.UTF_8);
            String key = UUID.randomUUID().toString();
            ImportCalls.send(file, false, key).then().statusCode(202);

            refused(422, "idempotency-key-reused", ImportCalls.send("2".getBytes(StandardCharsets.UTF_8), false, key));
        }

        @Test
        void whileTheFirstComesTheyWait() {
            String key = UUID.randomUUID().toString();
            String operator = database.value(
                    "select coalesce(max(operator), '') from account_import where id = ?",
                    UUID.fromString(ImportCalls.done("1").path("id")));
            QuarkusTransaction.requiringNew()
                    .run(() ->
                            imports.persist(new AccountImport(new ImportOrder(operator, key, false), clock.instant())));

            refused(409, "request-in-progress", ImportCalls.send("1".getBytes(StandardCharsets.UTF_8), false, key));
        }
    }

    @Nested
    class Files {
        @Test
        void anEmptyOneIsRefused() {
            refused(400, "invalid-request", ImportCalls.send("\n \n".getBytes(StandardCharsets.UTF_8), false, null));
            Response withoutBody = Client.unchecked()
                    .auth()
                    .oauth2(ImportCalls.token())
                    .contentType("application/x-ndjson")
                    .post(ImportCalls.PATH);
            refused(400, "invalid-request", withoutBody);
        }

        @Test
        void oneOfTooManyLinesIsRefusedAndForgotten() {
            byte[] file = "1\n".repeat(ImportUploadService.MOST_LINES + 1).getBytes(StandardCharsets.UTF_8);
            int before = database.count("select count(*) from account_import");

            refused(413, "payload-too-large", ImportCalls.send(file, false, null));

            assertEquals(before, database.count("select count(*) from account_import"));
        }

        @Test
        void anotherKindIsRefused() {
            Response answer = Client.unchecked()
                    .auth()
                    .oauth2(ImportCalls.token())
                    .contentType("application/json")
                    .body("{}")
                    .post(ImportCalls.PATH);

            refused(415, "unsupported-media-type", answer);
        }
    }

    @Nested
    class Interruptions {
        @Test
        void whatDiesBetweenTwoTransactionsGoesOnAndDoesNoLineTwice() {
            List<String> names = IntStream.range(0, 4)
                    .mapToObj(it -> ImportCalls.freshName())
                    .toList();
            UUID id = QuarkusTransaction.requiringNew()
                    .call(() -> running(names.stream().map(ImportCalls::line).collect(Collectors.toList())));

            // The replica dies before its transaction ends: nothing was done.
            QuarkusTransaction.begin();
            service.work(id, 2);
            QuarkusTransaction.rollback();
            assertEquals(0, made(names));
            assertEquals(0, lastLine(id));

            // It dies after a transaction: what was done is done, and the job for the rest is there.
            service.work(id, 2);
            assertTrue(lastLine(id) >= 2);
            // A second replica takes the same job again.
            service.work(id, 2);

            ImportCalls.await(id.toString()).then().body("accepted", equalTo(4)).body("refused", equalTo(0));
            assertEquals(4, made(names));
        }

        @Test
        void aLineThatFailsAsNoLineShouldIsPassedOver() {
            String name = ImportCalls.freshName();
            UUID id = QuarkusTransaction.requiringNew().call(() -> running(List.of(ImportCalls.line(name))));

            service.passOver(id);

            ImportCalls.await(id.toString()).then().body("items.code", contains("internal-error"));
            assertEquals(0, made(List.of(name)));
        }

        private int made(List<String> names) {
            return names.stream()
                    .mapToInt(it -> database.count("select count(*) from account where username = ?", it))
                    .sum();
        }

        private int lastLine(UUID id) {
            return database.count("select last_line from account_import where id = ?", id);
        }
    }

    /** An import that nobody works on yet. */
    private UUID running(List<String> lines) {
        AccountImport running = new AccountImport(new ImportOrder("a test", null, false), clock.instant());
        running.received(new StoredFile(lines.size(), new byte[32]));
        imports.persistAndFlush(running);
        chunks.put(
                running.id(),
                0,
                IntStream.range(0, lines.size())
                        .mapToObj(it -> new Line(it + 1, lines.get(it).getBytes(StandardCharsets.UTF_8)))
                        .toList());
        return running.id();
    }
}
