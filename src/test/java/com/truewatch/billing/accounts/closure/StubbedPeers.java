package com.truewatch.billing.accounts.closure;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;

/** Wallet and bills, by one stub. */
public class StubbedPeers implements QuarkusTestResourceLifecycleManager {
    static final String WALLET = "/closable";
    static final String BILLS = "/internal/closing";
    static final WireMockServer SERVER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    @Override
    public Map<String, String> start() {
        SERVER.start();
        String url = "http://127.0.0.1:" + SERVER.port();
        return Map.of(
                "accounts.closure.timeout",
                Duration.ofSeconds(2).toString(),
                "accounts.closure.checks.wallet.url",
                url + WALLET,
                "accounts.closure.checks.wallet.secret",
                "wallet-secret",
                "accounts.closure.checks.bills.url",
                url + BILLS + "?of=billing");
    }

    @Override
    public void stop() {
        SERVER.stop();
    }
}
