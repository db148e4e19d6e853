package com.truewatch.billing.accounts.cloudaccount.aws;

import static com.truewatch.billing.accounts.cloudaccount.aws.AwsPurchase.send;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.cloudaccount.aws.CloudCustomers.CloudCustomer;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A renewal is four events that come in any order, and the end of an agreement is two. */
@QuarkusTest
class AwsRenewalTest {
    /** A little longer than AWS goes on delivering. */
    private static final Duration GRACE = Duration.ofHours(25);

    @Inject
    CloudCustomers customers;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private AwsPurchase bought;
    private AwsPurchase renewal;
    private Instant begin;
    private CloudCustomer customer;

    @BeforeEach
    void aWorkspaceIsSettledByASubscription() {
        StubbedAws.reset();
        bought = AwsPurchase.byNewBuyer();
        renewal = bought.another();
        begin = clock.instant();
        send(bought.licensed(begin)).then().statusCode(204);
        customer = customers.claiming(bought);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void whateverItsOrderARenewalIsNoEnd(String order) {
        Runnable again = deliver(order, Duration.ofHours(6));
        isGoingOn();
        again.run();
        isGoingOn();
    }

    private void isGoingOn() {
        assertEquals(List.of("ACTIVE"), cloudAccounts());
        assertEquals("ACTIVE", customer.workspaceStatus());
        assertEquals(List.of(), customer.mails());
        assertEquals(List.of("cloud-account.claimed"), customer.events());
        assertEquals(
                List.of(bought.license() + " ENDED", renewal.license() + " ACTIVE"),
                database.rows(
                        "select subscription_key || ' ' || status from cloud_subscription where cloud_account_id = ?"
                                + " order by begins_at",
                        customer.cloudAccount()));
        assertEquals(renewal.licenseArn(), customer.licenseNow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DCLE", "DLCE", "DECL", "CDLE", "LDCE"})
    void evenLongAfterTheGraceTheEndIsTheSame(String order) {
        deliver(order, GRACE.plusHours(1));

        assertEquals(List.of("ACTIVE"), cloudAccounts());
        assertEquals("ACTIVE", customer.workspaceStatus());
        assertEquals(renewal.licenseArn(), customer.licenseNow());
    }

    @Test
    void aLicenseThatIsGoneForNoKnownReasonIsAnEndAfterTheGrace() {
        send(bought.deprovisioned(clock.instant())).then().statusCode(204);

        clock.advance(GRACE.minusMinutes(2));
        assertEquals(List.of("ENDING"), cloudAccounts());
        assertEquals(List.of(), customer.mails());
        clock.advance(Duration.ofMinutes(4));
        await().atMost(Duration.ofSeconds(20)).until(() -> cloudAccounts().equals(List.of("ENDED")));
        assertEquals("LOCKING", customer.workspaceStatus());
        assertEquals(List.of("CLOUD_ACCOUNT_ENDED", "WORKSPACES_LOCKING"), customer.mails());
    }

    /** Where all that is known is that there is one, it may be over as well: the holder was told of the end already. */
    @Test
    void aRenewalThatIsOverAsWellRevivesNothing() {
        send(bought.deprovisioned(begin.plusSeconds(4))).then().statusCode(204);
        clock.advance(GRACE.plusMinutes(2));
        await().atMost(Duration.ofSeconds(20)).until(() -> "LOCKING".equals(customer.workspaceStatus()));
        send(bought.ended("RENEWED", begin.plusSeconds(2))).then().statusCode(204);
        assertEquals("LOCKING", customer.workspaceStatus());
        send(renewal.licensed(begin.plusSeconds(3))).then().statusCode(204);
        send(renewal.ended("CANCELLED", begin.plusSeconds(5))).then().statusCode(204);
        send(renewal.deprovisioned(begin.plusSeconds(6))).then().statusCode(204);
        send(renewal.created("RENEW", begin.plusSeconds(1))).then().statusCode(204);

        assertEquals(List.of("ENDED"), cloudAccounts());
        assertEquals("LOCKING", customer.workspaceStatus());
        assertEquals(1, Collections.frequency(customer.mails(), "CLOUD_ACCOUNT_ENDED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCELLED", "EXPIRED", "TERMINATED", "ARCHIVED"})
    void anEndWhoseReasonIsKnownIsOneAtOnceInEitherOrder(String status) {
        send(bought.deprovisioned(begin.plusSeconds(2)));
        assertEquals(List.of("ENDING"), cloudAccounts());
        send(bought.ended(status, begin.plusSeconds(1)));

        assertEquals(List.of("ENDED"), cloudAccounts());
        assertEquals("LOCKING", customer.workspaceStatus());
    }

    /** AWS's model has nine, and these end nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"ACTIVE", "ROLLED_BACK", "SUPERSEDED", "RENEWED", "REPLACED"})
    void whatGoesOnIsNoEnd(String status) {
        String ended = bought.ended(status, begin.plusSeconds(1));
        send(ended).then().statusCode(204);

        assertEquals("APPLIED", database.value("select outcome from marketplace_event where body = ?", ended));
        assertEquals(List.of("ACTIVE"), cloudAccounts());
        assertEquals(List.of(), customer.mails());
    }

    @Test
    void aStatusThatAwsDoesNotKnowIsForStaff() {
        String ended = bought.ended("OTHER", begin.plusSeconds(1));
        send(ended).then().statusCode(204);

        assertEquals("unknown-status", database.value("select code from marketplace_event where body = ?", ended));
    }

    @Test
    void theRenewalOfOneOfTwoSubscriptionsIsOfTheOneThatIsFollowed() {
        AwsPurchase other = bought.another();
        send(other.licensed(begin.plusSeconds(1)));
        send(renewal.created("RENEW", begin.plusSeconds(2)));
        send(renewal.licensed(begin.plusSeconds(3)));
        send(other.deprovisioned(begin.plusSeconds(5)));
        send(other.ended("RENEWED", begin.plusSeconds(4)));
        send(bought.ended("CANCELLED", begin.plusSeconds(6)));
        send(bought.deprovisioned(begin.plusSeconds(7)));

        assertEquals(List.of("ENDED", "ACTIVE"), cloudAccounts());
        assertEquals("LOCKING", customer.workspaceStatus());
    }

    /** Its end is then not taken for that of a subscription long before, whose own renewal is still to be heard of. */
    @Test
    void ofTwoThatAreFollowedARenewalIsOfTheOneThatEndedWhenItBegan() {
        AwsPurchase replacing = renewal.another();
        AwsPurchase last = replacing.another();
        send(last.created("REPLACE", begin.plusSeconds(9)));
        send(last.licensed(begin.plusSeconds(10)));
        send(last.ended("ARCHIVED", begin.plusSeconds(14)));
        send(last.deprovisioned(begin.plusSeconds(15)));
        send(replacing.licensed(begin.plusSeconds(6)));
        send(replacing.ended("REPLACED", begin.plusSeconds(11)));
        send(replacing.deprovisioned(begin.plusSeconds(12)));
        send(bought.ended("RENEWED", begin.plusSeconds(2)));
        send(bought.deprovisioned(begin.plusSeconds(4)));

        assertEquals("ACTIVE", customer.workspaceStatus());
        assertEquals(List.of(), customer.mails());

        send(renewal.created("RENEW", begin.plusSeconds(1)));
        send(renewal.licensed(begin.plusSeconds(3)));
        send(renewal.ended("REPLACED", begin.plusSeconds(7)));
        send(renewal.deprovisioned(begin.plusSeconds(8)));
        send(replacing.created("REPLACE", begin.plusSeconds(5)));

        assertEquals(List.of("ENDED"), cloudAccounts());
        assertEquals("LOCKING", customer.workspaceStatus());
        assertEquals(List.of("CLOUD_ACCOUNT_ENDED", "WORKSPACES_LOCKING"), customer.mails());
    }

    static Stream<String> orders() {
        List<String> orders = new ArrayList<>();
        permute("", "CLED", orders);
        return orders.stream();
    }

    private static void permute(String done, String left, List<String> orders) {
        if (left.isEmpty()) {
            orders.add(done);
        }
        for (int i = 0; i < left.length(); i++) {
            permute(done + left.charAt(i), left.substring(0, i) + left.substring(i + 1), orders);
        }
    }

    /** Delivers the four; what delivers them again, in the other direction. */
    private Runnable deliver(String order, Duration pause) {
        String created = renewal.created("RENEW", begin.plusSeconds(1));
        String licensed = renewal.licensed(begin.plusSeconds(2));
        String ended = bought.ended("RENEWED", begin.plusSeconds(3));
        String deprovisioned = bought.deprovisioned(begin.plusSeconds(4));
        List<String> events = order.chars()
                .mapToObj(it -> switch (it) {
                    case 'C' -> created;
                    case 'L' -> licensed;
                    case 'E' -> ended;
                    default -> deprovisioned;
                })
                .toList();
        for (String event : events) {
            clock.advance(pause);
            send(event).then().statusCode(204);
        }
        return () -> IntStream.range(0, events.size())
                .mapToObj(it -> events.get(events.size() - 1 - it))
                .forEach(it -> send(it).then().statusCode(204));
    }

    private List<String> cloudAccounts() {
        return database.rows("select status from cloud_account where buyer_account_id = ? order by id", bought.buyer());
    }
}
