package com.truewatch.billing.accounts.cloudaccount;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.cloudaccount.claim.ClaimService;
import com.truewatch.billing.accounts.cloudaccount.ledger.EventInbox;
import com.truewatch.billing.accounts.cloudaccount.ledger.EventOutcome;
import com.truewatch.billing.accounts.cloudaccount.ledger.MarketplaceEventJob;
import com.truewatch.billing.accounts.cloudaccount.ledger.NewEvent;
import com.truewatch.billing.accounts.cloudaccount.ledger.RejectedEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountEnded;
import com.truewatch.billing.accounts.cloudaccount.settlement.SettlementAccounts;
import com.truewatch.billing.accounts.cloudaccount.settlement.WhenEnded;
import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that only the tests know: its subscriptions are announced, paid for, claimed, renewed and ended. */
@QuarkusTest
class CloudAccountCoreTest {
    private static final String PATH = "/api/v1/account/cloud-accounts";

    @Inject
    EventInbox inbox;

    @Inject
    TestCloudProvider provider;

    @Inject
    ClaimService claims;

    @Inject
    SettlementAccounts settlement;

    @Inject
    Ended ended;

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private String key;
    private String buyer;
    private Instant begin;

    @BeforeEach
    void nobodyHasBoughtYet() {
        key = Ids.next().toString();
        buyer = Ids.next().toString();
        begin = clock.instant();
    }

    @Test
    void isBoughtClaimedNamedAndEnded() {
        TestAccount account = accounts.create();
        Client holder = Client.of(account);
        assertEquals(EventOutcome.APPLIED, tell(0, "ACTIVATED KEY " + key + " " + buyer));
        String claim = claims.issue(SubscriptionKey.key(TestCloudProvider.NAME, key));

        holder.request()
                .body(Map.of("claim", claim))
                .post(PATH + "/claim-preview")
                .then()
                .statusCode(200)
                .body("provider", is("TEST_CLOUD"))
                .body("accountIdMasked", is("****" + buyer.substring(buyer.length() - 4)))
                .body("productCode", is("test-product"));
        Response claimed = holder.request().body(Map.of("claim", claim)).post(PATH);
        claimed.then()
                .statusCode(201)
                .body("status", is("ACTIVE"))
                .body("accountId", is(buyer))
                .body("workspaces.size()", is(0));
        String id = claimed.path("id");
        holder.request()
                .body(Map.of("claim", claim))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("id", is(id));
        holder.request()
                .body(Map.of("alias", "Ours"))
                .patch(PATH + "/" + id)
                .then()
                .body("alias", is("Ours"));
        holder.request()
                .body("{\"alias\":null}")
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("alias", nullValue());
        refused(
                400,
                "invalid-request",
                holder.uncheckedRequest()
                        .contentType("application/json")
                        .body("{\"alias\":\"" + "x".repeat(65) + "\"}")
                        .patch(PATH + "/" + id));
        holder.request().get(PATH).then().statusCode(200).body("items.id", contains(id));

        tell(1, "FROZEN KEY " + key + " " + buyer);
        tell(2, "UNFROZEN KEY " + key + " " + buyer);
        tell(3, "ENDING KEY " + key + " " + buyer);
        tell(4, "ENDED KEY " + key + " " + buyer);
        holder.request().get(PATH + "/" + id).then().statusCode(200).body("status", is("ENDED"));
        assertEquals(
                List.of(
                        "cloud-account.claimed",
                        "cloud-account.frozen",
                        "cloud-account.active",
                        "cloud-account.ending",
                        "cloud-account.ended"),
                database.eventsOf(account.id()));
        assertEquals(
                List.of("CLOUD_ACCOUNT_CLAIMED", "CLOUD_ACCOUNT_FROZEN", "CLOUD_ACCOUNT_ENDING", "CLOUD_ACCOUNT_ENDED"),
                database.templatesTo(account.email()));
        assertEquals(
                List.of(new CloudAccountEnded(account.id(), UUID.fromString(id), WhenEnded.LOCK, clock.instant())),
                ended.of(UUID.fromString(id)));
        assertEquals(EventOutcome.APPLIED, tell(5, "ACTIVATED KEY " + key + " " + buyer));
        holder.request().get(PATH + "/" + id).then().body("status", is("ENDED"));
    }

    @Test
    void anOlderEventDoesNotUndoANewerOneAndARepeatedOneIsHandledOnce() {
        tell(0, "ACTIVATED KEY " + key + " " + buyer);
        tell(5, "FROZEN KEY " + key + " " + buyer);
        tell(3, "ACTIVATED KEY " + key + " " + buyer);
        assertEquals("FROZEN", statusOf(key));

        NewEvent once = TestCloudProvider.event(at(6), null, "ACTIVATED KEY " + key + " " + buyer);
        assertEquals(EventOutcome.APPLIED, inbox.receive(once));
        assertEquals(EventOutcome.APPLIED, inbox.receive(once));
        assertEquals(
                1,
                database.count(
                        "select count(*) from marketplace_event where external_event_id = ?", once.externalId()));
        assertEquals(
                1,
                database.count(
                        "select attempts from marketplace_event where external_event_id = ?", once.externalId()));
        assertEquals("ACTIVE", statusOf(key));
    }

    @Test
    void theEndThatComesBeforeTheBeginWaitsForIt() {
        assertEquals(
                EventOutcome.WAITING, tell(2, "agreement-" + key, "ENDED AGREEMENT agreement-" + key + " " + buyer));
        tell(0, "agreement-" + key, "ACTIVATED KEY " + key + " " + buyer + " agreement-" + key);

        assertEquals("ENDED", statusOf(key));
        assertEquals(
                List.of("APPLIED", "APPLIED"),
                database.rows("select outcome from marketplace_event where subject = ?", "agreement-" + key));
    }

    @Test
    void whatHappensAtOnceHappensOnce() throws Exception {
        NewEvent activated = TestCloudProvider.event(at(0), key, "ACTIVATED KEY " + key + " " + buyer);
        AtOnce.run(
                () -> inbox.receive(activated),
                () -> inbox.receive(TestCloudProvider.event(at(0), key, "REGISTERED KEY " + key + " " + buyer)));
        AtOnce.times(4, () -> inbox.receive(activated));

        assertEquals(1, database.count("select count(*) from cloud_account where buyer_account_id = ?", buyer));
        assertEquals("ACTIVE", statusOf(key));
    }

    @Test
    void theBeginAndTheEndAtOnceInWhateverOrderEnd() throws Exception {
        AtOnce.run(
                () -> inbox.receive(TestCloudProvider.event(at(0), key, "ACTIVATED KEY " + key + " " + buyer)),
                () -> inbox.receive(TestCloudProvider.event(at(1), key, "ENDED KEY " + key + " " + buyer)));

        assertEquals("ENDED", statusOf(key));
    }

    @Test
    void aRenewalKeepsTheCloudAccount() {
        TestAccount account = accounts.create();
        tell(0, "ACTIVATED KEY " + key + " " + buyer);
        UUID id = claim(account, key);
        String next = Ids.next().toString();

        tell(2, "SUPERSEDED KEY " + key + " " + buyer);
        tell(3, "ENDED KEY " + key + " " + buyer);
        assertEquals("ENDING", accountStatus(id), "followed by another one that is not there yet");
        assertEquals(EventOutcome.WAITING, tell(1, "a-" + next, "RENEWS AGREEMENT a-" + next + " " + buyer));
        tell(4, "a-" + next, "ACTIVATED KEY " + next + " " + buyer + " a-" + next);

        assertEquals("ACTIVE", accountStatus(id));
        assertEquals(1, database.count("select count(*) from cloud_account where buyer_account_id = ?", buyer));
        assertTrue(ended.of(id).isEmpty());
        assertEquals("license-" + key, licenseAt(id, 1));
        assertEquals("license-" + next, licenseAt(id, 9));

        tell(5, "ENDED KEY " + next + " " + buyer);
        assertEquals("ENDED", accountStatus(id));
        assertEquals(1, ended.of(id).size());
    }

    @Test
    void whatComesAfterTheEndIsAnotherCloudAccount() {
        String next = Ids.next().toString();
        tell(0, "ACTIVATED KEY " + key + " " + buyer);
        tell(1, "ENDED KEY " + key + " " + buyer);
        tell(2, "ACTIVATED KEY " + next + " " + buyer);
        tell(3, "RENEWS KEY " + next + " " + buyer);

        assertEquals(2, database.count("select count(*) from cloud_account where buyer_account_id = ?", buyer));
    }

    @Test
    void aProductThatWeDoNotSellHasNoEffect() {
        assertEquals(EventOutcome.REFUSED, tell(0, "ACTIVATED KEY " + key + " " + buyer + " agreement unlisted"));

        assertEquals(0, database.count("select count(*) from cloud_account where buyer_account_id = ?", buyer));
    }

    @Test
    void whatCannotBeHandledIsKeptAndTriedAgain() {
        provider.fail(1);
        NewEvent event = TestCloudProvider.event(at(0), null, "ACTIVATED KEY " + key + " " + buyer);
        assertEquals(EventOutcome.FAILED, inbox.receive(event));
        String id = database.value("select id from marketplace_event where external_event_id = ?", event.externalId());
        assertEquals(
                "IllegalStateException", database.value("select code from marketplace_event where id = ?::uuid", id));

        inbox.handle(UUID.fromString(id));

        assertEquals("ACTIVE", statusOf(key));
        assertEquals(Duration.ofSeconds(30), MarketplaceEventJob.pause(0));
        assertEquals(Duration.ofHours(1), MarketplaceEventJob.pause(100));
    }

    @Test
    void oneClaimOfManyWins() throws Exception {
        tell(0, "ACTIVATED KEY " + key + " " + buyer);
        String claim = claims.issue(SubscriptionKey.key(TestCloudProvider.NAME, key));
        String another = claims.issue(SubscriptionKey.key(TestCloudProvider.NAME, key));
        Client one = Client.of(accounts.create());
        Client other = Client.of(accounts.create());

        List<Integer> statuses = AtOnce.run(
                () -> one.request().body(Map.of("claim", claim)).post(PATH).statusCode(),
                () -> other.request().body(Map.of("claim", another)).post(PATH).statusCode());

        assertEquals(List.of(201, 409), statuses.stream().sorted().toList());
        Client loser = statuses.get(0) == 201 ? other : one;
        String unused = statuses.get(0) == 201 ? another : claim;
        refused(
                409,
                "cloud-account-taken",
                loser.request().body(Map.of("claim", unused)).post(PATH));
        String used = statuses.get(0) == 201 ? claim : another;
        refused(
                422,
                "subscription-unknown",
                loser.request().body(Map.of("claim", used)).post(PATH));
        assertEquals(
                0,
                database.count("select count(*) from cloud_account_claim where token_hash in (?, ?)", claim, another));
    }

    @Test
    void aClaimLapsesAfterFourHours() {
        tell(0, "ACTIVATED KEY " + key + " " + buyer);
        String claim = claims.issue(SubscriptionKey.key(TestCloudProvider.NAME, key));
        TestAccount account = accounts.create();
        clock.advance(Duration.ofHours(4));

        Client holder = Client.of(account);
        refused(
                422,
                "subscription-unknown",
                holder.request().body(Map.of("claim", claim)).post(PATH));
        refused(
                422,
                "subscription-unknown",
                holder.request().body(Map.of("claim", "nonsense")).post(PATH + "/claim-preview"));
        assertEquals(0, database.count("select count(*) from cloud_account where account_id = ?", account.id()));
    }

    @Test
    void wrongPairsAreCountedAndAllLookTheSame() {
        TestAccount account = accounts.create();
        Client holder = Client.of(account);
        tell(0, "ACTIVATED KEY " + key + " " + buyer);
        String taken = Ids.next().toString();
        tell(0, "ACTIVATED KEY " + taken + " " + buyer);
        claim(accounts.create(), taken);

        pair(holder, buyer, "instance-unknown").then().statusCode(422);
        pair(holder, "somebody", "instance-" + key).then().statusCode(422);
        refused(422, "subscription-unknown", pair(holder, buyer, "instance-" + taken));
        pair(holder, buyer, "instance-unknown").then().statusCode(422);
        pair(holder, buyer, "instance-" + key).then().statusCode(201);
        pair(holder, buyer, "instance-" + key).then().statusCode(200);
        pair(holder, buyer, "instance-unknown").then().statusCode(422);
        refused(429, "too-many-requests", pair(holder, buyer, "instance-" + key));
        refused(
                400,
                "invalid-request",
                holder.request()
                        .body(Map.of("provider", "NOBODY", "accountId", buyer, "instanceId", "x"))
                        .post(PATH));
        refused(
                400,
                "invalid-request",
                holder.uncheckedRequest()
                        .contentType("application/json")
                        .body(Map.of("provider", "NOBODY"))
                        .post(PATH));
    }

    @Test
    void anAccountOnHoldClaimsNothing() {
        TestAccount account = accounts.create();
        Client holder = Client.of(account);
        tell(0, "ACTIVATED KEY " + key + " " + buyer);
        String claim = claims.issue(SubscriptionKey.key(TestCloudProvider.NAME, key));
        database.execute(
                "update account set hold_until = ? where id = ?",
                java.sql.Timestamp.from(clock.instant().plus(Duration.ofHours(1))),
                account.id());

        refused(
                409,
                "account-on-hold",
                holder.request().body(Map.of("claim", claim)).post(PATH));

        assertEquals(0, database.count("select count(*) from cloud_account where account_id = ?", account.id()));
    }

    @Test
    void whatIsNotGenuineIsKeptForAWhileAndNotWithoutEnd() {
        var client = new com.truewatch.billing.accounts.platform.security.client.Client("192.0.2.0", buyer, null, null);
        for (int i = 0; i < 61; i++) {
            inbox.refuse(new RejectedEvent(TestCloudProvider.NAME, "call", buyer + "x".repeat(9000), "secret"), client);
        }

        assertEquals(
                60,
                database.count(
                        "select count(*) from marketplace_event where body like ? and not verified"
                                + " and length(body) <= 4096 and outcome = 'REFUSED'",
                        buyer + "%"));
    }

    private EventOutcome tell(int second, String body) {
        return tell(second, null, body);
    }

    private EventOutcome tell(int second, @Nullable String subject, String body) {
        return inbox.receive(TestCloudProvider.event(at(second), subject, body));
    }

    private @Nullable String licenseAt(UUID id, int second) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Objects.requireNonNull(
                                settlement.licencesAt(List.of(id), at(second)).get(id))
                        .licenseArn());
    }

    private Instant at(int second) {
        return begin.plusSeconds(second);
    }

    private UUID claim(TestAccount account, String ofKey) {
        String claim = claims.issue(SubscriptionKey.key(TestCloudProvider.NAME, ofKey));
        return UUID.fromString(Client.of(account)
                .request()
                .body(Map.of("claim", claim))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static Response pair(Client holder, String accountId, String instanceId) {
        return holder.request()
                .body(Map.of("provider", TestCloudProvider.NAME, "accountId", accountId, "instanceId", instanceId))
                .post(PATH);
    }

    private String statusOf(String ofKey) {
        return database.value("select status from cloud_subscription where subscription_key = ?", ofKey);
    }

    private String accountStatus(UUID id) {
        return database.value("select status from cloud_account where id = ?", id);
    }

    /** Who is told of an end, in its transaction. */
    @Singleton
    static class Ended {
        private final ConcurrentLinkedQueue<CloudAccountEnded> seen = new ConcurrentLinkedQueue<>();

        void hear(@Observes CloudAccountEnded event) {
            seen.add(event);
        }

        List<CloudAccountEnded> of(UUID cloudAccountId) {
            return seen.stream()
                    .filter(it -> it.cloudAccountId().equals(cloudAccountId))
                    .toList();
        }
    }
}
