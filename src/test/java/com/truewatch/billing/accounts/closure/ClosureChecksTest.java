package com.truewatch.billing.accounts.closure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.truewatch.billing.accounts.platform.http.OutboundHttp;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.profile.UnusualSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wallet and bills are asked whether they are done with an account. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
class ClosureChecksTest extends ClosureTestCase {
    private static final String YES = "{\"closable\":true,\"checkedAt\":\"2026-11-23T09:00:00Z\"}";
    private static final String NO = "{\"closable\":false}";

    @BeforeEach
    void agree() {
        StubbedPeers.SERVER.resetAll();
        says(StubbedPeers.WALLET, okJson(YES));
        says(StubbedPeers.BILLS, okJson(YES));
    }

    @Test
    void allAreAskedAtBothStepsByTheAccountsIdAndTheirSecrets() {
        close();

        StubbedPeers.SERVER.verify(
                2,
                getRequestedFor(urlPathEqualTo(StubbedPeers.WALLET))
                        .withQueryParam("accountId", equalTo(account.id().toString()))
                        .withHeader("Authorization", equalTo("Bearer wallet-secret")));
        StubbedPeers.SERVER.verify(
                2,
                getRequestedFor(urlPathEqualTo(StubbedPeers.BILLS))
                        .withQueryParam("of", equalTo("billing"))
                        .withQueryParam("accountId", equalTo(account.id().toString()))
                        .withoutHeader("Authorization"));
    }

    @Test
    void oneThatIsNotDoneKeepsTheAccountOpenAtBothSteps() {
        String code = requested();
        says(StubbedPeers.BILLS, okJson(NO));

        assertRefusedByPeer(code);
        says(StubbedPeers.WALLET, aResponse().withStatus(500));
        assertRefusedByPeer(code);
    }

    static List<ResponseDefinitionBuilder> noWord() {
        return List.of(
                aResponse().withStatus(500),
                aResponse().withStatus(404),
                aResponse().withStatus(204),
                okJson(YES).withFixedDelay(5_000),
                okJson(YES).withChunkedDribbleDelay(10, 5_000),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                temporaryRedirect("/agreed"),
                okJson("closable"),
                okJson(""),
                okJson("[]"),
                okJson("{}"),
                okJson("{\"closable\":\"true\"}"),
                okJson("{\"closable\":1}"),
                okJson("{\"closable\":null}"));
    }

    @ParameterizedTest
    @MethodSource("noWord")
    void oneThatDoesNotSayKeepsTheAccountOpenForNow(ResponseDefinitionBuilder answer) {
        StubbedPeers.SERVER.stubFor(get(urlPathEqualTo("/agreed")).willReturn(okJson(YES)));
        String code = requested();
        says(StubbedPeers.WALLET, answer);

        assertNotNull(
                refusedWithoutTrace(503, "unavailable", () -> closing.request()).header("Retry-After"));
        assertNotNull(refusedWithoutTrace(503, "unavailable", () -> closing.confirm(code))
                .header("Retry-After"));
        StubbedPeers.SERVER.verify(0, getRequestedFor(urlPathEqualTo("/agreed")));

        says(StubbedPeers.WALLET, okJson(YES));
        closing.confirm(code).then().statusCode(204);
    }

    @Test
    void aWrongCodeAsksNobody() {
        String code = requested();
        StubbedPeers.SERVER.resetRequests();

        closing.confirm(Codes.otherThan(code)).then().statusCode(422);

        StubbedPeers.SERVER.verify(0, getRequestedFor(urlPathEqualTo(StubbedPeers.WALLET)));
    }

    @Test
    void nothingIsLockedWhileTheyThink() throws Exception {
        String code = requested();
        says(StubbedPeers.WALLET, okJson(YES).withFixedDelay(5_000));

        List<Integer> done = AtOnce.run(() -> closing.confirm(code).statusCode(), () -> {
            await().until(() -> !StubbedPeers.SERVER
                    .findAll(getRequestedFor(urlPathEqualTo(StubbedPeers.WALLET))
                            .withQueryParam("accountId", equalTo(account.id().toString())))
                    .isEmpty());
            return database.rows("select 1 from account where id = ? for update nowait", account.id())
                    .size();
        });

        assertEquals(List.of(503, 1), done);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://wallet.example/closable", "ftp://wallet.example", "https://a:b@wallet.example", "wallet"
            })
    void onlyAnHttpsUrlOfAServerIsAsked(String url) {
        assertThrows(
                IllegalStateException.class,
                () -> OutboundHttp.requireServer("accounts.closure.checks.wallet.url", URI.create(url), false));
    }

    private void assertRefusedByPeer(String code) {
        refusedWithoutTrace(409, "closure-refused", () -> closing.request())
                .then()
                .body("reasons", contains("REFUSED_BY_PEER"));
        refusedWithoutTrace(409, "closure-refused", () -> closing.confirm(code))
                .then()
                .body("reasons", contains("REFUSED_BY_PEER"));
    }

    private static void says(String path, ResponseDefinitionBuilder answer) {
        StubbedPeers.SERVER.stubFor(get(urlPathEqualTo(path)).willReturn(answer));
    }
}
