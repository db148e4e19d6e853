package com.truewatch.billing.accounts.cloudaccount.aws;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A listing from before June 2026 tells of its subscriptions by SNS. */
@QuarkusTest
class SnsMessagesTest {
    private static final String CONFIRMATION = "SubscriptionConfirmation";
    private static final String NOTIFICATION = "Notification";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    StubbedSnsEndpoint sns;

    private String customer;

    @BeforeEach
    void aBuyerHasRegistered() {
        StubbedAws.reset();
        customer = Ids.next().toString();
        StubbedAws.resolves("{\"CustomerAWSAccountId\":\"" + Ids.next() + "\",\"ProductCode\":\"" + StubbedAws.PRODUCT
                + "\",\"CustomerIdentifier\":\"" + customer + "\"}");
        AwsPurchase.register("token");
    }

    @Test
    void aSubscriptionIsPaidForAndEnds() {
        assertEquals("PENDING_ACTIVATION", status());
        ObjectNode success = notice("subscribe-success");
        send(success, NOTIFICATION).then().statusCode(204);
        send(success, NOTIFICATION).then().statusCode(204);
        assertEquals("ACTIVE", status());
        assertEquals(
                "SNS Notification APPLIED 1",
                database.value(
                        "select action || ' ' || outcome || ' ' || attempts from marketplace_event"
                                + " where external_event_id = ?",
                        success.path("MessageId").asText()));

        clock.advance(Duration.ofSeconds(1));
        send(notice("unsubscribe-pending"), NOTIFICATION).then().statusCode(204);
        assertEquals("ENDING", status());
        clock.advance(Duration.ofSeconds(1));
        send(notice("unsubscribe-success"), NOTIFICATION).then().statusCode(204);
        assertEquals("ENDED", status());
    }

    @Test
    void whoSubscribesAgainHasAnotherSubscription() {
        Client holder = Client.of(accounts.create());
        claim(holder, AwsPurchase.register("token")).then().statusCode(201);
        tell("subscribe-success");
        tell("unsubscribe-pending");
        tell("unsubscribe-success");
        assertEquals(List.of("ENDED"), statuses());

        String again = AwsPurchase.register("token");
        claim(holder, again).then().statusCode(201).body("status", is("PENDING_ACTIVATION"));
        tell("subscribe-success");

        assertEquals(List.of("ENDED", "ACTIVE"), statuses());
        claim(holder, AwsPurchase.register("token")).then().statusCode(200).body("status", is("ACTIVE"));
    }

    @Test
    void whatCameBeforeTheEndOfTheFirstIsNotLost() {
        tell("subscribe-success");
        ObjectNode end = notice("unsubscribe-success");
        clock.advance(Duration.ofSeconds(1));
        tell("subscribe-success");
        assertEquals(List.of("ACTIVE"), statuses());
        send(end, NOTIFICATION).then().statusCode(204);

        assertEquals(List.of("ENDED", "ACTIVE"), statuses());
    }

    @Test
    void whatWasChangedOnTheWayHasNoEffect() {
        ObjectNode message = notice("subscribe-success");
        message.put("Message", message.path("Message").asText() + " ");

        refused(403, "forbidden", send(message, NOTIFICATION));
        refused(403, "forbidden", send(notice("subscribe-success"), CONFIRMATION));

        assertEquals("PENDING_ACTIVATION", status());
    }

    @Test
    void theSubscriptionOfATopicIsConfirmedAtSnsAlone() {
        String url = "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription&Token=" + customer;
        send(confirmation(url), CONFIRMATION).then().statusCode(204);
        String foreign = "https://sns.us-east-1.amazonaws.com.evil.example/?Token=" + customer;
        refused(403, "forbidden", send(confirmation(foreign), CONFIRMATION));

        assertEquals(
                List.of(URI.create(url)),
                sns.asked().stream()
                        .filter(it -> it.toString().contains(customer))
                        .toList());
    }

    private void tell(String action) {
        send(notice(action), NOTIFICATION).then().statusCode(204);
        clock.advance(Duration.ofSeconds(1));
    }

    private static Response claim(Client holder, String claim) {
        return holder.request().body(Map.of("claim", claim)).post("/api/v1/account/cloud-accounts");
    }

    private List<String> statuses() {
        return database.rows(
                "select status from cloud_subscription where customer_name = ? order by begins_at",
                customer + "/" + StubbedAws.PRODUCT);
    }

    private ObjectNode notice(String action) {
        String notice = JsonNodeFactory.instance
                .objectNode()
                .put("action", action)
                .put("customer-identifier", customer)
                .put("product-code", StubbedAws.PRODUCT)
                .toString();
        return StubbedSnsEndpoint.SIGNER.sign(message(NOTIFICATION).put("Message", notice));
    }

    private ObjectNode confirmation(String url) {
        return StubbedSnsEndpoint.SIGNER.sign(message(CONFIRMATION)
                .put("Message", "You have chosen to subscribe to the topic.")
                .put("SubscribeURL", url)
                .put("Token", customer));
    }

    private ObjectNode message(String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Type", type)
                .put("MessageId", Ids.next().toString())
                .put("TopicArn", StubbedAws.TOPIC)
                .put("Timestamp", clock.instant().toString());
    }

    private static Response send(ObjectNode message, String type) {
        return Client.unchecked()
                .contentType("text/plain; charset=UTF-8")
                .header("x-amz-sns-message-type", type)
                .body(message.toString())
                .post("/api/v1/marketplace/aws/sns");
    }

    private String status() {
        return database.value(
                "select status from cloud_subscription where subscription_key = ?",
                customer + "/" + StubbedAws.PRODUCT);
    }
}
