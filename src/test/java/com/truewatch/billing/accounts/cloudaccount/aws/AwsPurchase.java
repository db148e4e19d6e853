package com.truewatch.billing.accounts.cloudaccount.aws;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.testing.Client;
import io.restassured.response.Response;
import java.time.Instant;

/**
 * What one buyer buys at the stubbed AWS: how the browser comes, and what AWS tells of it.
 *
 * @param buyer the AWS account
 * @param license the tail of the LicenseArn
 * @param agreement the agreement of that licence
 */
public record AwsPurchase(String buyer, String license, String agreement) {
    private static final String ROOT = "/api/v1/marketplace/aws";
    private static final String ARN = "arn:aws:license-manager::294406891311:license:";

    /** By a buyer that has nothing yet. */
    public static AwsPurchase byNewBuyer() {
        return new AwsPurchase(Ids.next().toString(), "", "").another();
    }

    /** By the same buyer. */
    public AwsPurchase another() {
        return new AwsPurchase(buyer, "l-" + Ids.next().toString().replace("-", ""), "agmt-" + Ids.next());
    }

    /** As AWS names it. */
    public String licenseArn() {
        return ARN + license;
    }

    /** The claim with which the buyer's browser goes on to the SPA. */
    public String register() {
        StubbedAws.resolves(resolved());
        return register("token");
    }

    static String register(String token) {
        return claimOf(come(token));
    }

    static String claimOf(Response answer) {
        answer.then().statusCode(303);
        String location = answer.header("Location");
        assertTrue(location.startsWith(StubbedAws.PAGE + "#claim="), location);
        return location.substring(location.indexOf('=') + 1);
    }

    static Response come(String token) {
        return form("x-amzn-marketplace-token=" + token + "&x-amzn-marketplace-offer-type=free-trial");
    }

    static Response form(String form) {
        return form(form, "");
    }

    static Response form(String form, String query) {
        return Client.unchecked()
                .redirects()
                .follow(false)
                .header("Origin", "https://aws.amazon.com")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body(form)
                .post(ROOT + "/registration" + query);
    }

    /** By the API destination. */
    public static Response send(String event) {
        return send(event, StubbedAws.SECRET);
    }

    static Response send(String event, String secret) {
        return Client.unchecked()
                .header("X-Marketplace-Webhook-Secret", secret)
                .contentType("application/json")
                .body(event)
                .post(ROOT + "/events");
    }

    String created(String intent, Instant at) {
        return event(
                "Purchase Agreement Created - Proposer",
                "\"agreement\":{\"id\":\"" + agreement + "\",\"intent\":\"" + intent + "\"}",
                at);
    }

    /** It is paid for. */
    public String licensed(Instant at) {
        return event(
                "License Updated - Manufacturer",
                "\"agreement\":{\"id\":\"" + agreement + "\"},\"product\":{\"code\":\"" + StubbedAws.PRODUCT
                        + "\"},\"license\":{\"arn\":\"" + licenseArn() + "\"}",
                at);
    }

    /** Its terms are others. */
    String amended(Instant at) {
        return event("Purchase Agreement Amended - Proposer", "\"agreement\":{\"id\":\"" + agreement + "\"}", at);
    }

    /** Cancelled, renewed, and so on. */
    public String ended(String status, Instant at) {
        return event(
                "Purchase Agreement Ended - Manufacturer",
                "\"agreement\":{\"id\":\"" + agreement + "\",\"status\":\"" + status + "\"}",
                at);
    }

    /** It is over. */
    public String deprovisioned(Instant at) {
        return event(
                "License Deprovisioned - Manufacturer",
                "\"agreement\":{\"id\":\"" + agreement
                        + "\"},\"license\":{\"arn\":\"arn:aws:license-manager:us-east-1:1:license/" + license + "\"}",
                at);
    }

    String event(String type, String detail, Instant at) {
        return "{\"version\":\"0\",\"id\":\"" + Ids.next() + "\",\"detail-type\":\"" + type
                + "\",\"source\":\"aws.agreement-marketplace\",\"account\":\"" + StubbedAws.SELLER + "\",\"time\":\""
                + at
                + "\",\"detail\":{\"acceptor\":{\"accountId\":\"" + buyer + "\"}," + detail + "}}";
    }

    String resolved() {
        return "{\"CustomerAWSAccountId\":\"" + buyer + "\",\"ProductCode\":\"" + StubbedAws.PRODUCT
                + "\",\"LicenseArn\":\"" + licenseArn() + "\"}";
    }
}
