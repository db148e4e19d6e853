package com.truewatch.billing.accounts.factor.passkey;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.FactorCalls;
import com.truewatch.billing.accounts.testing.PasskeyCalls;
import com.truewatch.billing.accounts.testing.SecondStep;
import com.truewatch.billing.accounts.testing.SoftAuthenticator;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Passkeys, by an authenticator of the test's own. */
@QuarkusTest
class PasskeyTest {
    private static final Duration CHALLENGE = Duration.ofMinutes(5);

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    TestAccount account;
    Client client;
    FactorCalls holder;
    SoftAuthenticator device;

    @BeforeEach
    void anAccountAndADevice() {
        account = accounts.create();
        client = Client.of(account);
        holder = FactorCalls.by(client);
        device = new SoftAuthenticator();
        database.execute("delete from rate_limit");
    }

    @Nested
    class AHolder {
        @Test
        void enrolsOneAndLogsInByItAlone() {
            Client elsewhere = Client.of(account);
            Response begun = holder.beginPasskey("Laptop");
            begun.then()
                    .statusCode(201)
                    .body("options.rp.id", equalTo("localhost"))
                    .body("options.user.name", equalTo(account.username()))
                    .body("options.attestation", equalTo("none"))
                    .body("options.authenticatorSelection.residentKey", equalTo("required"))
                    .body("options.authenticatorSelection.userVerification", equalTo("required"))
                    .body("options.excludeCredentials", equalTo(List.of()))
                    .body("expiresAt", equalTo(clock.instant().plus(CHALLENGE).toString()));

            holder.completePasskey(begun.path("id"), device.create(begun.path("options")))
                    .then()
                    .statusCode(201)
                    .body("type", equalTo("PASSKEY"))
                    .body("name", equalTo("Laptop"));

            refused(401, "session-ended", elsewhere.request().get("/api/v1/account"));
            assertTrue(database.templatesTo(account.email()).contains("PASSKEY_ENROLLED"));
            Response answer = PasskeyCalls.logIn(device);
            answer.then()
                    .statusCode(201)
                    .body("session.strength", equalTo("PASSKEY"))
                    .body("accountId", equalTo(account.id().toString()));
            assertNotNull(answer.cookie("refresh_token"));
            JsonObject claims = claims(answer);
            assertEquals("urn:truewatch:two-factors", claims.getString("acr"));
            assertEquals(
                    List.of("hwk", "user", "mfa"), claims.getJsonArray("amr").getList());
            assertNotNull(holder.list().path("items[0].lastUsedAt"));
        }

        @Test
        void givesItAsTheSecondProof() {
            PasskeyCalls.enrol(client, device).then().statusCode(201);
            SecondStep second = SecondStep.ofPassword(account);
            assertEquals(List.of("PASSKEY"), second.methods());

            Response answer = PasskeyCalls.complete(second, device.userHandle(null));

            answer.then().statusCode(201).body("session.strength", equalTo("PASSWORD_PASSKEY"));
            assertEquals(
                    List.of("pwd", "hwk", "user", "mfa"),
                    claims(answer).getJsonArray("amr").getList());
        }

        @Test
        void givesItAsAFreshProof() {
            PasskeyCalls.enrol(client, device).then().statusCode(201);
            clock.advance(CHALLENGE);
            FactorCalls stale = FactorCalls.by(client.refreshed());
            refused(403, "stronger-login-required", stale.makeCodes());

            stale.prove(PasskeyCalls.signed(device, PasskeyCalls.challenge(null)))
                    .then()
                    .statusCode(204);

            stale.codes();
            refused(
                    401,
                    "invalid-credentials",
                    stale.prove(PasskeyCalls.signed(new SoftAuthenticator(), PasskeyCalls.challenge(null))));
        }

        @Test
        void isAskedForNoKeyThatADeviceHasAlready() {
            PasskeyCalls.enrol(client, device).then().statusCode(201);

            Response begun = holder.beginPasskey("Phone");

            begun.then()
                    .body("options.excludeCredentials.id", equalTo(List.of(device.idText())))
                    .body("options.excludeCredentials[0].transports", equalTo(List.of("internal", "hybrid")));
            assertEquals(
                    (String) begun.path("options.user.id"),
                    holder.beginPasskey("Phone").path("options.user.id"));
        }

        @Test
        void isNotLetInByOneThatWasRemoved() {
            PasskeyCalls.enrol(client, device).then().statusCode(201);
            holder.remove(holder.ids().get(0)).then().statusCode(204);

            refused(401, "invalid-credentials", PasskeyCalls.logIn(device));
            Client.tryLogIn(account.username(), TestAccounts.PASSWORD).then().statusCode(201);
        }

        @Test
        void mayHaveKeysOfOtherAlgorithmsAndOnSeveralDevices() {
            PasskeyCalls.enrol(client, SoftAuthenticator.ofRsa(2048)).then().statusCode(201);
            device.flags(0x01 | 0x04 | 0x08 | 0x10);
            PasskeyCalls.enrol(client, device).then().statusCode(201);

            assertEquals(
                    "swk",
                    claims(PasskeyCalls.logIn(device)).getJsonArray("amr").getString(0));
        }

        @Test
        void isNotBlockedByAHundredWrongValuesOfAnApp() {
            holder.enrolApp(clock);
            PasskeyCalls.enrol(client, device).then().statusCode(201);
            database.execute("insert into failed_second_proof values (?, 'UNKNOWN', now(), 20, 100)", account.id());

            PasskeyCalls.complete(SecondStep.ofPassword(account), device).then().statusCode(201);

            assertEquals(
                    0, database.count("select in_a_row from failed_second_proof where account_id = ?", account.id()));
        }
    }

    @Nested
    class ARegistration {
        @Test
        void isRefusedForWhateverDoesNotFit() {
            Map<String, SoftAuthenticator> devices = new LinkedHashMap<>();
            devices.put("ORIGIN 1", new SoftAuthenticator().origin("http://localhost:5174"));
            devices.put("ORIGIN 2", new SoftAuthenticator().origin("https://localhost:5173"));
            devices.put("ORIGIN 3", new SoftAuthenticator().origin("http://evil.localhost:5173"));
            devices.put("ORIGIN 4", new SoftAuthenticator().origin("http://lоcalhost:5173"));
            devices.put("ORIGIN 5", new SoftAuthenticator().origin("http://localhost:5173.evil.example"));
            devices.put("ORIGIN 6", new SoftAuthenticator().crossOrigin());
            devices.put("RELYING_PARTY 1", new SoftAuthenticator().relyingParty("evil.example"));
            devices.put("RELYING_PARTY 2", new SoftAuthenticator().relyingParty("xn--lcalhost-o1g"));
            devices.put(
                    "CHALLENGE 1", new SoftAuthenticator().challenge("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
            devices.put("TYPE 1", new SoftAuthenticator().type("webauthn.get"));
            devices.put("USER_VERIFICATION 1", new SoftAuthenticator().withoutUserVerification());
            devices.put("USER_PRESENCE 1", new SoftAuthenticator().withoutUserPresence());
            devices.put("ALGORITHM 1", new SoftAuthenticator().algorithm(-35));
            devices.put("KEY 1", SoftAuthenticator.onCurve("secp384r1"));
            devices.put("KEY 2", SoftAuthenticator.ofRsa(1024));
            devices.put("MALFORMED 1", new SoftAuthenticator().id(new byte[0]));
            devices.put("KEY 3", new SoftAuthenticator().id(new byte[1024]));
            devices.forEach((reason, wrong) -> rejected(reason, options -> wrong.create(options)));
        }

        @Test
        void isRefusedForWhateverIsNoAnswer() {
            rejected("MALFORMED 1", options -> Map.of());
            rejected("MALFORMED 2", options -> with(options, "id", "YWJj"));
            rejected("MALFORMED 3", options -> with(options, "type", "password"));
            rejected("MALFORMED 4", options -> with(options, "response", Map.of()));
            rejected("MALFORMED 5", options -> with(options, "response", List.of()));
            rejected("MALFORMED 6", options -> withResponse(options, "attestationObject", "!!!"));
            rejected("MALFORMED 7", options -> withResponse(options, "attestationObject", "oWNmbXQ"));
            rejected("MALFORMED 8", options -> withResponse(options, "clientDataJSON", "e30"));
            rejected("MALFORMED 9", options -> withResponse(options, "attestationObject", 7));
            rejected("TOO_LARGE 1", options -> with(options, "padding", "x".repeat(16 * 1024)));
            rejected(
                    "TOO_LARGE 2",
                    options -> withResponse(options, "transports", java.util.Collections.nCopies(17, "usb")));
        }

        @Test
        void isForOneAnswer() throws ExecutionException, InterruptedException {
            Response begun = holder.beginPasskey("Laptop");
            Map<String, Object> answer = device.create(begun.path("options"));

            List<Response> answers = AtOnce.times(4, () -> holder.completePasskey(begun.path("id"), answer));

            assertEquals(
                    1, answers.stream().filter(it -> it.statusCode() == 201).count());
            answers.stream()
                    .filter(it -> it.statusCode() != 201)
                    .forEach(it ->
                            refused(422, "passkey-rejected", it).then().body("reason", equalTo("CHALLENGE_USED")));
            assertEquals(1, holder.ids().size());
        }

        @Test
        void hasFiveMinutesAndIsItsSessionsOnly() {
            Response begun = holder.beginPasskey("Laptop");
            Map<String, Object> answer = device.create(begun.path("options"));
            Client other = Client.of(accounts.create());
            refused(404, "not-found", FactorCalls.by(other).completePasskey(begun.path("id"), answer));
            refused(403, "forbidden", FactorCalls.by(Client.of(account)).completePasskey(begun.path("id"), answer));
            clock.advance(CHALLENGE);

            refused(
                            422,
                            "passkey-rejected",
                            FactorCalls.by(client.refreshed()).completePasskey(begun.path("id"), answer))
                    .then()
                    .body("reason", equalTo("CHALLENGE_EXPIRED"));
        }

        @Test
        void ofAKeyThatAnotherAccountHasIsRefusedWithoutSayingSo() {
            PasskeyCalls.enrol(client, device).then().statusCode(201);
            Client other = Client.of(accounts.create());

            refused(422, "passkey-rejected", PasskeyCalls.enrol(other, device))
                    .then()
                    .body("reason", equalTo("NOT_ACCEPTED"));
            refused(422, "passkey-rejected", PasskeyCalls.enrol(client, device))
                    .then()
                    .body("reason", equalTo("NOT_ACCEPTED"));
            assertEquals(List.of(), FactorCalls.by(other).ids());
        }

        private void rejected(String reason, UnaryOperator<Map<String, Object>> answer) {
            database.execute("delete from rate_limit");
            Response begun = holder.beginPasskey("Laptop");
            Map<String, Object> options = begun.path("options");

            Response refusal = client.uncheckedRequest()
                    .contentType("application/json")
                    .body(answer.apply(options))
                    .post("/api/v1/account/factors/passkey-registrations/" + begun.path("id") + "/complete");

            assertEquals(422, refusal.statusCode(), reason + ": " + refusal.asString());
            assertEquals(reason.split(" ", -1)[0], refusal.path("reason"), reason);
            assertEquals(0, database.count("select count(*) from factor where account_id = ?", account.id()));
        }

        private Map<String, Object> with(Map<String, Object> options, String member, Object value) {
            Map<String, Object> answer = device.create(options);
            answer.put(member, value);
            return answer;
        }

        private Map<String, Object> withResponse(Map<String, Object> options, String member, Object value) {
            Map<String, Object> answer = device.create(options);
            Map<String, Object> response = new LinkedHashMap<>();
            ((Map<?, ?>) Objects.requireNonNull(answer.get("response")))
                    .forEach((name, old) -> response.put(name.toString(), old));
            response.put(member, value);
            answer.put("response", response);
            return answer;
        }
    }

    @Nested
    class ALogin {
        @BeforeEach
        void aPasskey() {
            PasskeyCalls.enrol(client, device).then().statusCode(201);
        }

        @Test
        void isRefusedAlikeForWhateverDoesNotFit() {
            List<SoftAuthenticator> others = List.of(new SoftAuthenticator(), new SoftAuthenticator().id(device.id()));
            others.forEach(it -> refused(401, "invalid-credentials", PasskeyCalls.logIn(it)));
            refused(401, "invalid-credentials", PasskeyCalls.logIn(device.origin("http://localhost:5174")));
            device.origin(SoftAuthenticator.ORIGIN);
            refused(401, "invalid-credentials", PasskeyCalls.logIn(device.relyingParty("evil.example")));
            device.relyingParty("localhost");
            refused(401, "invalid-credentials", PasskeyCalls.logIn(device.withoutUserVerification()));
            refused(401, "invalid-credentials", PasskeyCalls.logIn(device.withoutUserPresence()));
            device.flags(0x05);
            refused(401, "invalid-credentials", PasskeyCalls.logIn(device.type("webauthn.create")));
            device.type("webauthn.get");
            refused(401, "invalid-credentials", PasskeyCalls.logIn(device.challenge("AAAA")));
            device.challenge(null);
            refused(
                    401,
                    "invalid-credentials",
                    PasskeyCalls.logIn(Map.of("challengeId", UUID.randomUUID(), "passkey", Map.of())));
            refused(
                    401,
                    "invalid-credentials",
                    PasskeyCalls.logIn(Map.of(
                            "challengeId", PasskeyCalls.challenge(null).<String>path("id"), "passkey", Map.of())));
            assertEquals(
                    0,
                    database.count(
                            "select count(*) from session where account_id = ? and strength = 'PASSKEY'",
                            account.id()));

            PasskeyCalls.logIn(device).then().statusCode(201);
        }

        @Test
        void needsTheHandleOfTheAccountUnlessThereIsATicket() {
            byte[] foreign = {1, 2, 3};
            refused(401, "invalid-credentials", PasskeyCalls.logIn(device.userHandle(null)));
            refused(401, "invalid-credentials", PasskeyCalls.logIn(device.userHandle(foreign)));
            refused(401, "invalid-credentials", PasskeyCalls.complete(SecondStep.ofPassword(account), device));
            PasskeyCalls.complete(SecondStep.ofPassword(account), device.userHandle(null))
                    .then()
                    .statusCode(201);
        }

        @Test
        void usesItsChallengeUpWhateverComesOfIt() {
            Response challenge = PasskeyCalls.challenge(null);
            refused(
                    401,
                    "invalid-credentials",
                    PasskeyCalls.logIn(PasskeyCalls.signed(new SoftAuthenticator(), challenge)));
            refused(401, "invalid-credentials", PasskeyCalls.logIn(PasskeyCalls.signed(device, challenge)));

            Map<String, Object> good = PasskeyCalls.signed(device, PasskeyCalls.challenge(null));
            PasskeyCalls.logIn(good).then().statusCode(201);
            refused(401, "invalid-credentials", PasskeyCalls.logIn(good));
        }

        @Test
        void hasFiveMinutes() {
            Response challenge = PasskeyCalls.challenge(null);
            clock.advance(CHALLENGE);

            refused(401, "invalid-credentials", PasskeyCalls.logIn(PasskeyCalls.signed(device, challenge)));
        }

        @Test
        void cannotUseTheChallengeOfATicketNorThatOfAnotherTicket() {
            SecondStep second = SecondStep.ofPassword(account);
            Response bound = PasskeyCalls.challenge(second.ticket());
            refused(401, "invalid-credentials", PasskeyCalls.logIn(PasskeyCalls.signed(device, bound)));

            SecondStep other = SecondStep.ofPassword(account);
            Map<String, Object> body = PasskeyCalls.signed(device, PasskeyCalls.challenge(second.ticket()));
            body.put("factorTicket", other.ticket());
            refused(401, "invalid-credentials", other.complete(body));
        }

        @Test
        void ofAnotherAccountsTicketIsRefused() {
            TestAccount victim = accounts.create();
            PasskeyCalls.enrol(Client.of(victim), new SoftAuthenticator())
                    .then()
                    .statusCode(201);

            refused(401, "invalid-credentials", PasskeyCalls.complete(SecondStep.ofPassword(victim), device));
        }

        @Test
        void byACopyIsRefusedAndTold() {
            device.counter(10);
            PasskeyCalls.logIn(device).then().statusCode(201);
            SoftAuthenticator copy = device.counter(10);

            refused(401, "invalid-credentials", PasskeyCalls.logIn(copy));
            refused(401, "invalid-credentials", PasskeyCalls.logIn(device.counter(0)));

            assertTrue(database.templatesTo(account.email()).contains("PASSKEY_COPIED"));
            assertTrue(database.timelineOf(account.id()).contains("PASSKEY_COPIED REFUSED"));
            PasskeyCalls.logIn(device.counter(11)).then().statusCode(201);
        }

        @Test
        void ofAFrozenAccountIsTheFreezesAnswer() {
            database.execute("update account set status = 'FROZEN' where id = ?", account.id());

            refused(403, "account-frozen", PasskeyCalls.logIn(device));
            refused(401, "invalid-credentials", PasskeyCalls.logIn(new SoftAuthenticator()));
        }

        @Test
        void oneChallengeLetsOneIn() throws ExecutionException, InterruptedException {
            Map<String, Object> good = PasskeyCalls.signed(device, PasskeyCalls.challenge(null));

            List<Integer> answers =
                    AtOnce.times(10, () -> PasskeyCalls.logIn(good).statusCode());

            assertEquals(1, answers.stream().filter(it -> it == 201).count(), answers::toString);
        }
    }

    @Nested
    class AChallenge {
        @Test
        void isTheSameForEverybody() {
            PasskeyCalls.enrol(client, device).then().statusCode(201);
            Response open = PasskeyCalls.challenge(null);
            Response bound =
                    PasskeyCalls.challenge(SecondStep.ofPassword(account).ticket());
            Response foreign = PasskeyCalls.challenge("no.such.ticket");

            for (Response each : List.of(open, bound, foreign)) {
                Map<String, Object> options = each.path("options");
                assertEquals(
                        List.of("challenge", "rpId", "timeout", "userVerification"),
                        options.keySet().stream().sorted().toList());
                assertEquals(43, String.valueOf(options.get("challenge")).length());
                assertNull(each.cookie("login"));
            }
        }

        @Test
        void isNotStored() {
            String challenge = PasskeyCalls.challenge(null).path("options.challenge");
            String rows = database.copyOf("passkey_challenge");

            assertTrue(!rows.contains(challenge)
                    && !rows.contains(java.util.HexFormat.of()
                            .formatHex(Base64.getUrlDecoder().decode(challenge))));
        }

        @Test
        void areThreeHundredAnHourForANetwork() {
            for (int i = 0; i < 300; i++) {
                database.execute(
                        "insert into rate_limit (key, used, lapses_at) values ('passkey challenges network 127.0.0.1',"
                                + " array_fill(?::timestamptz, array[300]), ?::timestamptz + interval '1 hour')"
                                + " on conflict (key) do nothing",
                        java.sql.Timestamp.from(clock.instant()),
                        java.sql.Timestamp.from(clock.instant()));
            }

            refused(429, "too-many-requests", Client.anonymous().body(Map.of()).post("/api/v1/passkey-challenges"));
        }
    }

    private static JsonObject claims(Response tokens) {
        String token = tokens.path("accessToken");
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }
}
