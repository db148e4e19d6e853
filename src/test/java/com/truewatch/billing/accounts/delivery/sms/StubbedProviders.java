package com.truewatch.billing.accounts.delivery.sms;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A stub of every provider, and the settings by which the service finds it. A test speaks to it by its port. */
public class StubbedProviders implements QuarkusTestResourceLifecycleManager {
    public static final String PORT = "test.sms.port";

    private final WireMockServer stub =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    @Override
    public Map<String, String> start() {
        stub.start();
        Map<String, String> settings = new HashMap<>(SmsSettings.complete("http://127.0.0.1:" + stub.port()));
        settings.put(PORT, String.valueOf(stub.port()));
        return settings;
    }

    @Override
    public void stop() {
        stub.stop();
    }
}
