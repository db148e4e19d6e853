package com.truewatch.billing.accounts.delivery.sms;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stub of every provider over real HTTP, and gateways that speak to it. */
abstract class ProviderTestCase {
    static final Instant NOW = Instant.parse("2026-11-22T21:00:00Z");
    static final String CODE = "012345";

    final WireMockServer stub = new WireMockServer(
            WireMockConfiguration.options().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void startStub() {
        stub.start();
    }

    @AfterEach
    void stopStub() {
        stub.stop();
    }

    SmsOutcome send(Provider provider) {
        return send(provider, message(provider));
    }

    SmsOutcome send(Provider provider, TextMessage message) {
        return send(provider, message, Map.of());
    }

    SmsOutcome send(Provider provider, TextMessage message, Map<String, String> moreSettings) {
        Map<String, String> settings = new HashMap<>(SmsSettings.complete("http://127.0.0.1:" + stub.port()));
        // A machine that runs tests is slow; what is to time out says so.
        settings.put("accounts.sms.connect-timeout", "PT20S");
        settings.put("accounts.sms.timeout", "PT30S");
        settings.putAll(moreSettings);
        SmsConfig config = SmsSettings.config(settings);
        return provider.gateway(config, new ProviderClient(config, true), Clock.fixed(NOW, ZoneOffset.UTC))
                .send(message);
    }

    static TextMessage message(Provider provider) {
        return message(provider == Provider.ALIBABA_MAINLAND ? "+8613800138000" : "+6591234567", Locale.ENGLISH);
    }

    static TextMessage message(String recipient, Locale locale) {
        return new TextMessage(
                UUID.fromString("01980000-0000-7000-8000-000000000001"),
                recipient,
                new TextMessage.Wording(
                        MessageTemplate.LOGIN_CODE,
                        locale,
                        Map.of("code", CODE),
                        "TrueWatch: " + CODE + " & 您的验证码 + 10 %"),
                NOW.plus(Duration.ofMinutes(10)));
    }
}
