package com.truewatch.billing.accounts.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.recovery.RecoveryRuns;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Links;
import com.truewatch.billing.accounts.testing.OperatorCalls;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.RandomWalk;
import com.truewatch.billing.accounts.testing.RecoveryCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.verification.throttle.FailedPasswords;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * An intruder, who reads the holder's mailbox or text messages or knows the password, walks at random against the holder,
 * two operators and the clock. Whatever they do: while an intruder's change is younger than seven days, the holder's links
 * bring the account back, and nothing that was the intruder's lets anybody in then; and what two operators have decided for
 * the holder stays so.
 */
@QuarkusTest
class TakeoverWalkTest extends UndoTestCase {
    private static final Logger LOG = Logger.getLogger(TakeoverWalkTest.class);
    private static final Duration WEEK = UndoRight.LINK_LIFETIME;
    private static final int MOST_STEPS_OF_AN_EPISODE = 25;

    /** What an intruder begins with. */
    private enum Hold {
        MAILBOX,
        PHONE,
        PASSWORD
    }

    /** Somebody, and what they read and know. */
    private static final class Person {
        private final String name;
        private final Set<String> reads = new HashSet<>();
        private final Map<String, Instant> passwords = new HashMap<>();
        private @Nullable Client session;

        Person(String name) {
            this.name = name;
        }
    }

    @Inject
    UndoLinks undoLinks;

    @Inject
    RecoveryRuns recoveries;

    private final RandomWalk walk = new RandomWalk();
    private final Random random = walk.random();
    private final List<String> log = new ArrayList<>();

    private Person holder = new Person("holder");
    private Person stranger = new Person("intruder");
    private Hold hold = Hold.MAILBOX;
    /** When the account first had an address of the intruder's; null while it has none. */
    private @Nullable Instant since;

    private int undone;
    private int decided;

    @Test
    void theHolderIsAlwaysBroughtBack() {
        int steps = Math.max(100, RandomWalk.steps() / 4);
        for (int step = 0; step < steps; ) {
            begin();
            for (int i = 0; i < MOST_STEPS_OF_AN_EPISODE && step < steps; i++, step++) {
                step();
                if (isTooLate()) {
                    break;
                }
            }
            end();
        }
        LOG.infof("%d undos by holders, %d contests decided", undone, decided);
    }

    private void begin() {
        account = accounts.create();
        hold = Hold.values()[random.nextInt(Hold.values().length)];
        holder = new Person("holder");
        holder.reads.addAll(List.of(account.email(), account.phone()));
        holder.passwords.put(TestAccounts.PASSWORD, clock.instant());
        stranger = new Person("intruder");
        switch (hold) {
            case MAILBOX -> stranger.reads.add(account.email());
            case PHONE -> stranger.reads.add(account.phone());
            case PASSWORD -> stranger.passwords.put(TestAccounts.PASSWORD, clock.instant());
        }
        since = null;
        log.clear();
        log.add("seed " + walk.seed() + ", the intruder has the " + hold);
    }

    private void step() {
        clock.advance(Duration.ofMinutes(random.nextInt(8) == 0 ? random.nextInt(60 * 48) : 2));
        Person who = random.nextInt(3) == 0 ? holder : stranger;
        if (who.session == null) {
            logInByPassword(who);
            logInByCode(who);
        }
        switch (random.nextInt(12)) {
            case 0 -> logInByCode(who);
            case 1, 2 -> resetPassword(who);
            case 3, 4, 5, 6 -> change(who, random.nextBoolean() ? "EMAIL" : "PHONE");
            case 7 -> press(who, UndoLinkKind.UNDO);
            case 8 -> contestAndDecide(random.nextBoolean() ? holder : stranger);
            case 9 -> changePassword(who);
            case 10 -> recover();
            default -> recoveries.run();
        }
        noteWhoIsIn();
    }

    /** The holder, however late, brings the account back by the links that are not too old. */
    private void end() {
        Instant taken = since;
        if (taken == null || isTooLate()) {
            return;
        }
        Instant trustedUntil = taken.minus(WEEK);
        for (int i = 0; i < 20 && isTaken(); i++) {
            clock.advance(Duration.ofSeconds(1));
            press(holder, UndoLinkKind.UNDO);
        }
        assertFalse(isTaken(), this::story);
        stranger.passwords.forEach((password, at) -> {
            if (!holder.passwords.containsKey(password) && at.isAfter(trustedUntil)) {
                // Otherwise it is not compared.
                clock.advance(FailedPasswords.LONGEST_DELAY);
                assertEquals(401, login(account.username(), password).statusCode(), this::story);
            }
        });
        assertHoldersOwn();
    }

    /** Nothing that was the intruder's, and not the holder's before, lets anybody in. */
    private void assertHoldersOwn() {
        Client session = stranger.session;
        if (session != null) {
            assertEquals(401, session.uncheckedRequest().get("/api/v1/account").statusCode(), this::story);
        }
        Response reset = post("/password-resets", Map.of("login", account.username()));
        assertTrue(holder.reads.contains(addressOf(reset)), this::story);
    }

    private void noteWhoIsIn() {
        if (!isTaken()) {
            since = null;
        } else if (since == null) {
            since = clock.instant();
        }
    }

    private boolean isTooLate() {
        Instant taken = since;
        return taken != null && !clock.instant().isBefore(taken.plus(WEEK));
    }

    private boolean isTaken() {
        return !holder.reads.contains(email()) || (phone() != null && !holder.reads.contains(phone()));
    }

    private void logInByPassword(Person who) {
        who.passwords.keySet().stream().findAny().ifPresent(it -> entered(who, login(account.username(), it)));
    }

    private void logInByCode(Person who) {
        String login = random.nextBoolean() ? email() : phone();
        if (login == null) {
            return;
        }
        Response request = post("/login-codes", Map.of("login", login));
        if (request.statusCode() == 202 && who.reads.contains(addressOf(request))) {
            entered(
                    who,
                    post("/sessions", Map.of("codeRequestId", request.path("id"), "code", codes.requested(request))));
        }
    }

    private void entered(Person who, Response answer) {
        log.add(who.name + " logs in: " + answer.statusCode());
        if (answer.statusCode() == 201) {
            who.session = Client.of(answer);
        }
    }

    private void resetPassword(Person who) {
        Response request = post("/password-resets", Map.of("login", email()));
        if (request.statusCode() == 202 && who.reads.contains(addressOf(request))) {
            String password = fresh();
            Response answer = post(
                    "/password-resets/" + request.path("id") + "/complete",
                    Map.of("code", codes.requested(request), "newPassword", password));
            log.add(who.name + " resets the password: " + answer.statusCode());
            if (answer.statusCode() == 204) {
                who.passwords.put(password, clock.instant());
            }
        }
    }

    private void changePassword(Person who) {
        if (who.session == null || who.passwords.isEmpty()) {
            return;
        }
        String password = fresh();
        Response answer = in(who).body(Map.of(
                        "currentPassword", who.passwords.keySet().iterator().next(), "newPassword", password))
                .put("/api/v1/account/password");
        log.add(who.name + " changes the password: " + answer.statusCode());
        if (answer.statusCode() == 200) {
            who.passwords.put(password, clock.instant());
        }
    }

    /** All of it, as far as it goes; where the session has ended, with a new one the next time. */
    private void change(Person who, String credential) {
        if (who.session == null) {
            return;
        }
        String path = "/api/v1/account/credential-changes";
        Response begun = in(who).body(Map.of("credential", credential)).post(path);
        log.add(who.name + " begins a change of " + credential + ": " + begun.statusCode());
        if (begun.statusCode() == 401) {
            who.session = null;
        }
        if (begun.statusCode() != 201) {
            return;
        }
        UUID id = UUID.fromString(begun.path("id"));
        String proving = database.value(
                "select address from challenge where id = (select current_challenge_id from credential_change where id = ?)",
                id);
        if (!who.reads.contains(proving)) {
            return;
        }
        String address = credential.equals("EMAIL") ? TestAccounts.freshEmail() : TestAccounts.freshPhone();
        who.reads.add(address);
        in(who).body(Map.of("code", codes.current(id))).post(path + "/" + id + "/current-code");
        Response named = in(who).body(Map.of("address", address)).post(path + "/" + id + "/new-address");
        if (named.statusCode() != 200) {
            log.add(who.name + " may not name " + address + ": " + named.asString());
            return;
        }
        Response answer = in(who).body(Map.of("code", codes.next(id))).post(path + "/" + id + "/new-code");
        log.add(who.name + " changes " + credential + " to " + address + ": " + answer.statusCode());
    }

    /** The newest link that works in whatever they read. */
    private boolean press(Person who, UndoLinkKind kind) {
        for (String row : database.rows(
                "select id || ' ' || link_id || ' ' || template || ' ' || recipient from message"
                        + " where account_id = ? and link_id is not null order by id desc",
                account.id())) {
            String[] parts = row.split(" ", -1);
            MessageTemplate template = MessageTemplate.valueOf(parts[2]);
            if (!who.reads.contains(parts[3])
                    || UndoLinkKind.find(template).filter(it -> it == kind).isEmpty()) {
                continue;
            }
            String link = QuarkusTransaction.requiringNew()
                    .call(() -> undoLinks.linkFor(account.id(), UUID.fromString(parts[1]), template))
                    .orElse(null);
            if (link != null) {
                Response answer = post(
                        kind == UndoLinkKind.UNDO ? "/credential-changes/undo" : "/credential-changes/contest",
                        Map.of("token", Links.token(link)));
                log.add(who.name + " presses " + template + " in " + parts[3] + ": " + answer.statusCode());
                if (answer.statusCode() == 200) {
                    undone += who == holder && kind == UndoLinkKind.UNDO ? 1 : 0;
                    return true;
                }
            }
        }
        return false;
    }

    /** Staff know the holder. Where they keep whom the holder's undo has brought back, that stays so. */
    private void contestAndDecide(Person who) {
        if (!press(who, UndoLinkKind.CONTEST)) {
            return;
        }
        String keep = isTaken() ? "REPLACED" : "RESTORED";
        OperatorCalls.decide(account.id(), "first", keep).then().statusCode(202);
        OperatorCalls.decide(account.id(), "second", keep).then().statusCode(200);
        log.add("staff keep " + keep);
        decided++;
        if (isTaken()) {
            // Neither side of this undo is all the holder's own: staff open a recovery, which takes three days.
            begin();
            return;
        }
        assertFalse(press(stranger, UndoLinkKind.UNDO), this::story);
        assertFalse(isTaken(), this::story);
        assertHoldersOwn();
    }

    private void recover() {
        String address = TestAccounts.freshEmail();
        holder.reads.add(address);
        Response opened = RecoveryCalls.open(account.id(), "EMAIL", address);
        log.add("staff open a recovery: " + opened.statusCode());
        if (opened.statusCode() == 202) {
            String id = opened.path("id");
            post("/address-recoveries/" + id + "/confirm", Map.of("code", codes.requested(opened)));
            RecoveryCalls.approve(id, Platform.operatorTokenOf("second", "recovery"));
        }
    }

    private String addressOf(Response request) {
        return database.value("select address from challenge where id = ?::uuid", request.<String>path("id"));
    }

    private static String fresh() {
        return "a secret of " + Ids.next();
    }

    private static Response login(String login, String password) {
        return post("/sessions", Map.of("login", login, "password", password));
    }

    private static Response post(String path, Map<String, ?> body) {
        return Client.unchecked().contentType("application/json").body(body).post("/api/v1" + path);
    }

    private static RequestSpecification in(Person who) {
        return Objects.requireNonNull(who.session).uncheckedRequest().contentType("application/json");
    }

    private String story() {
        return String.join("\n", log);
    }
}
