package com.truewatch.billing.accounts.cloudaccount.aws;

import static com.truewatch.billing.accounts.cloudaccount.aws.AwsPurchase.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.cloudaccount.aws.CloudCustomers.CloudCustomer;
import com.truewatch.billing.accounts.cloudaccount.aws.SubscriptionHistory.Told;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.RandomWalk;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Histories of subscriptions, each told twice: in order, and in any order with repeats and pauses. What is left at the end is
 * the same, and nobody was told or locked out of what the order would have spared them.
 */
@QuarkusTest
class SubscriptionHistoryTest {
    private static final int FEW = 15;
    private static final int MANY = 1_000;

    /** Together shorter than the grace. */
    private static final Duration SHORT = Duration.ofHours(24);

    private static final Duration LONG = Duration.ofDays(5);

    @Inject
    CloudCustomers customers;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private final RandomWalk walk = new RandomWalk();
    private final Random random = walk.random();

    @BeforeEach
    void awsIsThere() {
        StubbedAws.reset();
    }

    @Test
    void someHistoriesEndTheSameInAnyOrder() {
        tell(FEW);
    }

    @Test
    @Tag("full")
    void aThousandHistoriesEndTheSameInAnyOrder() {
        tell(MANY);
    }

    private void tell(int histories) {
        for (int i = 0; i < histories; i++) {
            SubscriptionHistory history = SubscriptionHistory.random(random);
            List<Told> any = history.shuffled(random);
            boolean patient = random.nextInt(5) > 0;
            String story = "walk.seed=" + walk.seed() + " history " + i + "\n" + history + "\ncame as\n" + any + "\n";
            Outcome ordered = deliver(
                    history, history.events().subList(1, history.events().size()), Duration.ZERO);
            Outcome mixed = deliver(history, any, patient ? SHORT : LONG);

            assertEquals(ordered.state(), mixed.state(), story);
            if (patient) {
                // An end that is taken back and told again may be told twice.
                List<String> more = new ArrayList<>(mixed.mails());
                more.removeAll(ordered.mails());
                assertTrue(more.isEmpty(), () -> story + more);
            }
        }
    }

    /** What is left, and which mails went out. */
    private record Outcome(List<String> state, List<String> mails) {}

    private Outcome deliver(SubscriptionHistory history, List<Told> events, Duration pauses) {
        Instant begin = clock.instant();
        AwsPurchase first = AwsPurchase.byNewBuyer();
        List<AwsPurchase> purchases = new ArrayList<>(List.of(first));
        IntStream.range(1, history.purchases()).forEach(it -> purchases.add(first.another()));
        send(history.events().get(0).of(first, begin)).then().statusCode(204);
        CloudCustomer customer = customers.claiming(first);
        Map<Told, String> sent = new HashMap<>();
        for (Told event : events) {
            if (!pauses.isZero()) {
                // The database keeps milliseconds, and so does every clock of a test.
                clock.advance(pauses.dividedBy(events.size()).truncatedTo(ChronoUnit.MILLIS));
            }
            String anew = event.of(purchases.get(event.purchase()), begin);
            send(random.nextBoolean() ? sent.computeIfAbsent(event, it -> anew) : anew)
                    .then()
                    .statusCode(204);
        }
        return new Outcome(state(purchases, begin, customer), customer.mails());
    }

    private List<String> state(List<AwsPurchase> purchases, Instant begin, CloudCustomer customer) {
        List<String> state = new ArrayList<>(List.of("workspace " + customer.workspaceStatus()));
        database.rows(
                        "select (account_id is not null) || ' ' || c.status || ' since ' || extract(epoch from"
                                + " c.subscribed_at - ?::timestamptz)::int || ': ' || string_agg(subscription_key || ' ' || s.status"
                                + " || ' since ' || extract(epoch from s.begins_at - ?::timestamptz)::int || ' superseded ' ||"
                                + " superseded, ', ' order by begins_at) from cloud_account c join cloud_subscription s"
                                + " on s.cloud_account_id = c.id where buyer_account_id = ? group by c.id"
                                + " order by c.subscribed_at",
                        java.sql.Timestamp.from(begin),
                        java.sql.Timestamp.from(begin),
                        purchases.get(0).buyer())
                .forEach(row -> state.add(named(row, purchases)));
        return state;
    }

    private static String named(String row, List<AwsPurchase> purchases) {
        String named = row;
        for (int i = 0; i < purchases.size(); i++) {
            named = named.replace(purchases.get(i).license(), "#" + i);
        }
        return named;
    }
}
