package com.truewatch.billing.accounts.cloudaccount.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** AWS Marketplace on one's own machine. */
public class StubbedAws implements QuarkusTestResourceLifecycleManager {
    static final String SECRET = "the secret of the connection";
    static final String FORMER_SECRET = "the secret before it";
    /** What is sold. */
    public static final String PRODUCT = "abcd1234efgh";

    /** What is sold in China. */
    static final String CHINESE_PRODUCT = "cn1234efgh";

    static final String CHINESE_SELLER = "444455556666";

    static final String TOPIC = "arn:aws:sns:us-east-1:287250355862:aws-mp-subscription-notification-x";
    static final String SELLER = "111122223333";
    static final String PAGE = "https://billing.truewatch.example/cloud-accounts/claim";

    private static final String CHINA = "accounts.aws.marketplaces.aws-china.";
    private static final String RESOLVE = "AWSMPMeteringService.ResolveCustomer";
    private static final String ENTITLEMENTS = "AWSMPEntitlementService.GetEntitlements";
    private static final WireMockServer SERVER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @Override
    public Map<String, String> start() {
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
        return Map.ofEntries(
                Map.entry("accounts.aws.metering-url", SERVER.baseUrl() + "/"),
                Map.entry("accounts.aws.entitlement-url", SERVER.baseUrl() + "/"),
                Map.entry("accounts.aws.access-key-id", "AKIDEXAMPLE"),
                Map.entry("accounts.aws.secret-access-key", "not a secret"),
                Map.entry("accounts.aws.event-secrets", SECRET + "," + FORMER_SECRET),
                Map.entry("accounts.aws.sns-topics", TOPIC),
                Map.entry(
                        "accounts.aws.sns-authorities",
                        SnsAuthority.trusted().file().toString()),
                Map.entry("accounts.aws.seller-account", SELLER),
                Map.entry("accounts.pages.aws-registration", PAGE),
                Map.entry("accounts.aws.registrations-per-network-and-hour", "1000"),
                Map.entry("accounts.marketplaces.aws.product-codes", PRODUCT),
                Map.entry("accounts.marketplaces.aws-china.product-codes", CHINESE_PRODUCT),
                Map.entry(CHINA + "metering-url", SERVER.baseUrl() + "/china/metering/"),
                Map.entry(CHINA + "entitlement-url", SERVER.baseUrl() + "/china/entitlement/"),
                Map.entry(CHINA + "access-key-id", "AKIDCHINA"),
                Map.entry(CHINA + "secret-access-key", "not a secret either"),
                Map.entry(CHINA + "seller-account", CHINESE_SELLER));
    }

    @Override
    public void stop() {
        // It goes with the process: the next start of the service finds it.
    }

    /** Knows nobody, and nothing that is paid for. */
    public static void reset() {
        SERVER.resetAll();
        entitlements(okJson("{\"Entitlements\":[]}"));
    }

    static void resolves(String json) {
        SERVER.stubFor(post("/").withHeader("X-Amz-Target", equalTo(RESOLVE)).willReturn(okJson(json)));
    }

    /** The same in China, where nothing is known of what is paid for. */
    static void resolvesInChina(String json) {
        SERVER.stubFor(post("/china/metering/")
                .withHeader("X-Amz-Target", equalTo(RESOLVE))
                .willReturn(okJson(json)));
        SERVER.stubFor(post("/china/entitlement/")
                .withHeader("X-Amz-Target", equalTo(ENTITLEMENTS))
                .willReturn(okJson("{\"Entitlements\":[]}")));
    }

    /** What was asked there, the oldest first. */
    static List<LoggedRequest> callsInChina() {
        return SERVER.findAll(postRequestedFor(urlMatching("/china/.*"))).stream()
                .sorted(Comparator.comparing(LoggedRequest::getLoggedDate))
                .toList();
    }

    /** One after another, the last one for good. */
    static void resolve(ResponseDefinitionBuilder... answers) {
        answer(RESOLVE, answers);
    }

    /** One page after another. */
    static void entitlementPages(String first, String second) {
        answer(ENTITLEMENTS, okJson(first), okJson(second));
    }

    private static void answer(String target, ResponseDefinitionBuilder... answers) {
        SERVER.resetScenarios();
        for (int i = 0; i < answers.length; i++) {
            SERVER.stubFor(post("/")
                    .withHeader("X-Amz-Target", equalTo(target))
                    .inScenario(target)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
                    .willReturn(answers[i])
                    .willSetStateTo("after " + Math.min(i + 1, answers.length - 1)));
        }
    }

    static void entitlements(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(
                post("/").withHeader("X-Amz-Target", equalTo(ENTITLEMENTS)).willReturn(answer));
    }

    static ResponseDefinitionBuilder error(int status, String type) {
        return aResponse()
                .withStatus(status)
                .withBody("{\"__type\":\"com.amazonaws.marketplace.metering#" + type + "\",\"message\":\"no\"}");
    }

    static List<LoggedRequest> resolveCalls() {
        return SERVER.findAll(postRequestedFor(urlEqualTo("/")).withHeader("X-Amz-Target", equalTo(RESOLVE)));
    }
}
