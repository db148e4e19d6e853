package com.truewatch.billing.accounts.recovery;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static com.truewatch.billing.accounts.testing.RecoveryCalls.approve;
import static com.truewatch.billing.accounts.testing.RecoveryCalls.cancel;
import static com.truewatch.billing.accounts.testing.RecoveryCalls.confirm;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Links;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.RecoveryCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A holder has lost an address; an operator helps, and whoever still reads a known address can say no. */
@QuarkusTest
class AddressRecoveryTest {
    private static final Duration DELAY = Duration.ofDays(3);

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    Codes codes;

    @Inject
    Links links;

    @Inject
    RecoveryJob job;

    @Inject
    RecoveryLinks source;

    @Inject
    Event<AccountClosed> closed;

    private TestAccount account;
    private final String fresh = TestAccounts.freshEmail();

    @BeforeEach
    void anAccount() {
        account = accounts.create();
    }

    @Test
    void takesEffectAfterThreeDaysAndEndsEverySession() {
        certified();
        String id = open("EMAIL", fresh)
                .then()
                .statusCode(202)
                .body("state", equalTo("OPEN"))
                .body("approvalNeeded", equalTo(false))
                .body("openedBy", equalTo("local-operator"))
                .body("confirmedAt", nullValue())
                .body("dueAt", equalTo(clock.instant().plus(DELAY).toString()))
                .extract()
                .path("id");
        confirm(id, codes.awaitFirst(fresh)).then().statusCode(200).body("state", equalTo("OPEN"));

        clock.advance(DELAY.minusMillis(1));
        Client holder = Client.of(account);
        runJob();
        assertEquals(account.email(), email());

        clock.advance(Duration.ofMillis(1));
        runJob();
        assertEquals(fresh, email());
        refused(401, "session-ended", holder.request().get("/api/v1/account"));
        Client.tryLogIn(fresh, TestAccounts.PASSWORD).then().statusCode(201);
        refused(401, "invalid-credentials", Client.tryLogIn(account.email(), TestAccounts.PASSWORD));
        assertEquals(List.of("account.email-changed"), database.eventsOf(account.id()));
        listed(id).then().body("items[0].state", equalTo("COMPLETED"));
        assertEquals(
                List.of("ADDRESS_RECOVERY_CODE", "ADDRESS_RECOVERED"),
                database.templatesTo(fresh).subList(0, 2));
        assertEquals(List.of("ADDRESS_RECOVERY_OPENED", "ADDRESS_RECOVERED_UNDO"), recoveryMailsTo(account.email()));
        assertEquals(List.of("ADDRESS_RECOVERY_OPENED", "ADDRESS_RECOVERED"), recoveryMailsTo(account.phone()));
    }

    @Test
    void changesNothingWhenAKnownAddressStopsIt() {
        certified();
        String id = opened("EMAIL", fresh);
        confirm(id, codes.awaitFirst(fresh)).then().statusCode(200);
        Client.of(account);

        cancel(id, tokenTo(account.email())).then().statusCode(200).body("state", equalTo("CANCELLED"));

        clock.advance(DELAY);
        runJob();
        assertEquals(account.email(), email());
        assertEquals(List.of(), database.eventsOf(account.id()));
        assertEquals(
                1,
                database.count("select count(*) from session where account_id = ? and ended_at is null", account.id()));
        assertWrongState("CANCELLED", () -> cancel(id, tokenTo(account.email())));
        listed(id).then().body("items[0].state", equalTo("CANCELLED"));
        assertEquals(
                List.of("ADDRESS_RECOVERY_OPENED", "ADDRESS_RECOVERY_CANCELLED"), recoveryMailsTo(account.email()));
    }

    /** It would open nothing: the message that waits to carry it is not sent. */
    @Test
    void hasNoLinkAnyMoreWhenItIsOver() {
        UUID id = UUID.fromString(opened("EMAIL", fresh));
        assertTrue(linkOf(id).isPresent());

        cancel(id.toString(), tokenTo(account.email())).then().statusCode(200);

        assertEquals(Optional.empty(), linkOf(id));
    }

    private Optional<String> linkOf(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> source.linkFor(account.id(), id, MessageTemplate.ADDRESS_RECOVERY_OPENED));
    }

    /** They block no login, and nobody is told so. */
    @Test
    void tellsNobodyThatLoginsAreBlockedByItsWrongCodes() {
        for (int i = 0; i < 4; i++) {
            String next = TestAccounts.freshEmail();
            String id = opened("EMAIL", next);
            String wrong = Codes.otherThan(codes.awaitFirst(next));
            for (int left = 4; left >= 0; left--) {
                refused(422, "code-incorrect", confirm(id, wrong)).then().body("attemptsLeft", equalTo(left));
            }
        }

        refused(429, "too-many-requests", open("EMAIL", fresh));
        assertFalse(database.templatesTo(account.email()).contains("LOGIN_CODES_BLOCKED"));
    }

    @Test
    void isStoppedFromTheOtherAddressToo() {
        String id = opened("EMAIL", fresh);

        cancel(id, tokenTo(account.phone())).then().statusCode(200).body("state", equalTo("CANCELLED"));
    }

    @Test
    void needsTheCodeOfTheNewAddress() {
        certified();
        String id = opened("EMAIL", fresh);
        refused(422, "code-incorrect", confirm(id, Codes.otherThan(codes.awaitFirst(fresh))));

        clock.advance(DELAY);
        runJob();

        assertEquals(account.email(), email());
        refused(422, "code-expired", confirm(id, codes.awaitFirst(fresh)));
    }

    @Test
    void needsASecondOperatorWhereNobodyIsCertified() {
        String id = opened("PHONE", TestAccounts.freshPhone());
        String phone = database.value("select new_address from address_recovery where id = ?::uuid", id);
        confirm(id, codes.awaitFirst(phone)).then().statusCode(200);
        refused(403, "forbidden", approve(id, Platform.operatorToken("recovery")));
        clock.advance(DELAY);
        runJob();
        assertEquals(account.phone(), phoneNow());

        approve(id, Platform.operatorTokenOf("second-operator", "recovery"))
                .then()
                .statusCode(200);
        runJob();

        assertEquals(phone, phoneNow());
        assertEquals(List.of("account.phone-changed"), database.eventsOf(account.id()));
    }

    @Test
    void waitsAWeekForItsProofsAndNoLonger() {
        String id = opened("EMAIL", fresh);
        confirm(id, codes.awaitFirst(fresh)).then().statusCode(200);
        String token = tokenTo(account.email());
        clock.advance(Duration.ofDays(7));

        assertWrongState("EXPIRED", () -> approve(id, Platform.operatorTokenOf("second-operator", "recovery")));
        assertWrongState("EXPIRED", () -> cancel(id, token));
        runJob();
        assertEquals(account.email(), email());
    }

    @Test
    void isOpenedForAFrozenAccountAndWaits() {
        certified();
        database.execute("update account set status = 'FROZEN' where id = ?", account.id());
        String id = opened("EMAIL", fresh);
        confirm(id, codes.awaitFirst(fresh)).then().statusCode(200);
        clock.advance(Duration.ofDays(8));
        runJob();
        assertEquals(account.email(), email());

        database.execute("update account set status = 'ACTIVE' where id = ?", account.id());
        runJob();
        assertEquals(fresh, email());
    }

    @Test
    void isOpenedOnHoldAndWaits() {
        certified();
        hold(Duration.ofDays(4));
        String id = opened("EMAIL", fresh);
        confirm(id, codes.awaitFirst(fresh)).then().statusCode(200);
        clock.advance(DELAY);
        runJob();
        assertEquals(account.email(), email());

        clock.advance(Duration.ofDays(1));
        runJob();
        assertEquals(fresh, email());
    }

    @Test
    void needsItsSecondOperatorOnce() {
        String id = opened("EMAIL", fresh);
        for (int i = 0; i < 2; i++) {
            approve(id, Platform.operatorTokenOf("second-operator", "recovery"))
                    .then()
                    .statusCode(200)
                    .body("approvedBy", equalTo("second-operator"));
        }
    }

    @Test
    void givesUpWhenTheAddressIsTakenMeanwhile() {
        certified();
        String id = opened("EMAIL", fresh);
        confirm(id, codes.awaitFirst(fresh)).then().statusCode(200);
        TestAccount other = accounts.create();
        database.execute("update account set email = ?, email_key = ? where id = ?", fresh, fresh, other.id());
        clock.advance(DELAY);

        runJob();

        assertEquals(account.email(), email());
        listed(id).then().body("items[0].state", equalTo("TAKEN"));
    }

    @Test
    void givesUpWhenTheAddressIsReservedMeanwhile() {
        certified();
        String id = opened("EMAIL", fresh);
        confirm(id, codes.awaitFirst(fresh)).then().statusCode(200);
        database.execute(
                "insert into address_reservation (address, account_id, reserved_until) values (?, ?, '2999-01-01')",
                fresh,
                accounts.create().id());
        clock.advance(DELAY);

        runJob();

        assertEquals(account.email(), email());
        listed(id).then().body("items[0].state", equalTo("TAKEN"));
    }

    @Test
    void takesThePlaceOfOneThatIsOpen() {
        certified();
        String first = opened("EMAIL", TestAccounts.freshEmail());
        String second = opened("EMAIL", fresh);

        listed(second)
                .then()
                .body("items.state", equalTo(List.of("OPEN", "CANCELLED")))
                .body("items.id", equalTo(List.of(second, first)));
        String code =
                codes.awaitFirst(database.value("select new_address from address_recovery where id = ?::uuid", first));
        assertWrongState("CANCELLED", () -> confirm(first, code));
    }

    @Test
    void endsAChangeThatSomebodyHasBegun() {
        certified();
        String id = opened("EMAIL", fresh);
        confirm(id, codes.awaitFirst(fresh)).then().statusCode(200);
        // The service's own job may run as soon as the delay is over.
        clock.advance(DELAY.minusMinutes(1));
        ChangeCalls change = ChangeCalls.start(Client.of(account), "PHONE");
        clock.advance(Duration.ofMinutes(1));

        runJob();

        assertEquals(
                "CANCELLED", database.value("select state from credential_change where id = ?::uuid", change.id()));
    }

    @Test
    void isOpenedForALiveAccountAndAnotherFreeAddress() {
        TestAccount other = accounts.create();
        refused(404, "not-found", RecoveryCalls.open(UUID.randomUUID(), "EMAIL", fresh));
        refused(422, "same-address", open("EMAIL", account.email().toUpperCase(Locale.ROOT)));
        refused(409, "address-unavailable", open("EMAIL", other.email()));
        refused(400, "invalid-request", open("EMAIL", "nobody"))
                .then()
                .body("violations.pointer", hasItem("/newAddress"));
        refused(400, "invalid-request", open("PHONE", "+6512"))
                .then()
                .body("violations.pointer", hasItem("/newAddress"));
        assertEquals(0, database.count("select count(*) from address_recovery where account_id = ?", account.id()));
        assertEquals(List.of(), database.templatesTo(fresh));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "local.AAAA.AAAA"})
    void isStoppedByNoOtherText(String token) {
        String id = opened("EMAIL", fresh);

        refused(404, "not-found", cancel(id, token));
        refused(404, "not-found", cancel(UUID.randomUUID().toString(), tokenTo(account.email())));
        assertEquals("OPEN", database.value("select state from address_recovery where id = ?::uuid", id));
    }

    @Test
    void ofAJobAndAHolderWhoStopsItOneWins() throws Exception {
        for (int i = 0; i < 5; i++) {
            anAccount();
            certified();
            String next = TestAccounts.freshEmail();
            String id = opened("EMAIL", next);
            confirm(id, codes.awaitFirst(next)).then().statusCode(200);
            String token = tokenTo(account.email());
            clock.advance(DELAY);

            List<Integer> statuses = AtOnce.run(() -> cancel(id, token).statusCode(), () -> {
                runJob();
                return 0;
            });

            boolean stopped = statuses.contains(200);
            assertEquals(stopped ? account.email() : next, email());
            assertEquals(
                    stopped ? "CANCELLED" : "COMPLETED",
                    database.value("select state from address_recovery where id = ?::uuid", id));
        }
    }

    @Test
    void goesWithItsAccount() {
        opened("EMAIL", fresh);

        QuarkusTransaction.requiringNew()
                .run(() -> closed.fire(new AccountClosed(account.id(), Set.of(), clock.instant())));

        assertEquals(0, database.count("select count(*) from address_recovery where account_id = ?", account.id()));
    }

    private void certified() {
        database.execute(
                "update account set real_name_state = 'VERIFIED', subject_type = 'ENTERPRISE' where id = ?",
                account.id());
    }

    private void hold(Duration length) {
        database.execute(
                "update account set hold_until = ?::timestamptz where id = ?",
                clock.instant().plus(length).toString(),
                account.id());
    }

    private String opened(String credential, String address) {
        Response answer = open(credential, address);
        answer.then().statusCode(202);
        return answer.path("id");
    }

    private Response open(String credential, String address) {
        return RecoveryCalls.open(account.id(), credential, address);
    }

    private Response listed(String newest) {
        Response answer = RecoveryCalls.list(account.id());
        answer.then().statusCode(200).body("items[0].id", equalTo(newest));
        return answer;
    }

    private String tokenTo(String address) {
        return Links.token(links.awaitNth(address, "cancel", 1));
    }

    private void runJob() {
        job.run(new SchedulerState.SettableSchedulerState());
    }

    private String email() {
        return database.value("select email from account where id = ?", account.id());
    }

    private String phoneNow() {
        return database.value("select phone from account where id = ?", account.id());
    }

    private List<String> recoveryMailsTo(String address) {
        return database.templatesTo(address).stream()
                .filter(it -> it.startsWith("ADDRESS_RECOVER"))
                .toList();
    }

    private void assertWrongState(String state, Supplier<Response> call) {
        refused(409, "wrong-state", call.get()).then().body("state", equalTo(state));
    }
}
