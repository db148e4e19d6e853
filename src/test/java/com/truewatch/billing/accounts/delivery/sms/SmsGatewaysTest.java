package com.truewatch.billing.accounts.delivery.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.delivery.MessageTemplate;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which gateways serve which country, and which configurations do not start. */
class SmsGatewaysTest {
    private static final String STUB = "https://stub.example";

    @Test
    void noCountryIsServedWhereNoneIsConfigured() {
        assertEquals(Map.of(), gateways(Map.of(), false));
    }

    @Test
    void aCountryHasItsGatewaysInTheirOrder() {
        Map<String, List<SmsGateway>> byCountry = gateways(
                Map.of(
                        "accounts.sms.countries.CN", "alibaba-mainland,twilio",
                        "accounts.sms.countries.SG", "alibaba-global, aws",
                        "accounts.sms.countries.us", "aws"),
                false);

        assertEquals(Set.of("CN", "SG", "US"), byCountry.keySet());
        assertEquals(2, gatewaysOf("CN", byCountry).size());
        assertEquals(2, gatewaysOf("SG", byCountry).size());
        assertSame(
                gatewaysOf("SG", byCountry).get(1), gatewaysOf("US", byCountry).get(0), "one circuit for a gateway");
    }

    @ParameterizedTest
    @CsvSource({
        "SG, pigeon, accounts.sms.countries.SG names the gateway \"pigeon\"",
        "XX, aws, accounts.sms.countries.XX names no country",
        "001, aws, accounts.sms.countries.001 names no country",
        "Singapore, aws, accounts.sms.countries.Singapore names no country",
        "SG, alibaba-mainland, accounts.sms.countries.SG: alibaba-mainland does not serve this country",
        "CN, alibaba-global, accounts.sms.countries.CN: alibaba-global does not serve this country",
    })
    void aCountryThatCouldNotBeServedDoesNotStart(String country, String gateway, String message) {
        assertRefused(Map.of("accounts.sms.countries." + country, gateway), message);
    }

    @ParameterizedTest
    @CsvSource({
        "US, aws, accounts.sms.aws.region",
        "US, aws, accounts.sms.aws.access-key-id",
        "US, aws, accounts.sms.aws.secret-access-key",
        "CN, alibaba-mainland, accounts.sms.alibaba-mainland.access-key-id",
        "CN, alibaba-mainland, accounts.sms.alibaba-mainland.access-key-secret",
        "CN, alibaba-mainland, accounts.sms.alibaba-mainland.sign-name",
        "SG, alibaba-global, accounts.sms.alibaba-global.access-key-id",
        "SG, alibaba-global, accounts.sms.alibaba-global.access-key-secret",
        "SG, twilio, accounts.sms.twilio.account-sid",
        "SG, twilio, accounts.sms.twilio.secret",
        "SG, twilio, accounts.sms.twilio.from",
    })
    void aGatewayThatIsNotCompleteDoesNotStart(String country, String gateway, String missing) {
        String setting = "accounts.sms.countries." + country;
        Map<String, String> settings = new HashMap<>(SmsSettings.complete(STUB));
        settings.put(setting, gateway);
        settings.remove(missing);

        String message = refusal(settings);

        assertTrue(message.startsWith(missing), message);
        assertFalse(message.contains(SmsSettings.SECRET), message);
    }

    @ParameterizedTest
    @CsvSource({"LOGIN_CODE, en", "SESSION_STOLEN, zh"})
    void aMessageWithoutARegisteredTemplateDoesNotStart(MessageTemplate template, String language) {
        Map<String, String> settings = new HashMap<>(SmsSettings.complete(STUB));
        settings.put("accounts.sms.countries.CN", "alibaba-mainland");
        settings.remove(SmsSettings.template(template) + "codes." + language);

        assertEquals(
                "accounts.sms.alibaba-mainland.templates, code of " + template.key() + " in " + language
                        + " is missing, and a country names its gateway",
                refusal(settings));
    }

    @Test
    void variablesOfTheEnvironmentGiveEverything() {
        Map<String, String> variables = new HashMap<>();
        SmsSettings.complete(STUB)
                .forEach((name, value) ->
                        variables.put(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), value));
        variables.put("ACCOUNTS_SMS_COUNTRIES_CN", "alibaba-mainland");
        SmsConfig config = new SmallRyeConfigBuilder()
                .withMapping(SmsConfig.class)
                .withSources(new EnvConfigSource(variables, EnvConfigSource.ORDINAL))
                .build()
                .getConfigMapping(SmsConfig.class);

        assertEquals(
                Set.of("CN"),
                new SmsGateways(config, new ProviderClient(config, false), Clock.systemUTC())
                        .byCountry()
                        .keySet());
    }

    @Test
    void aGatewayThatNoCountryNamesNeedsNothing() {
        Map<String, String> settings = new HashMap<>(SmsSettings.complete(STUB));
        settings.keySet().removeIf(it -> !it.startsWith("accounts.sms.twilio."));
        settings.put("accounts.sms.countries.SG", "twilio");

        assertEquals(Set.of("SG"), of(settings, false).byCountry().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://stub.example",
                "ftp://stub.example",
                "stub.example",
                "https://user:secret@stub.example",
                "https://stub.example/prefix",
                "https://stub.example?query"
            })
    void nothingIsSentToAnythingButAServerWithTls(String url) {
        Map<String, String> settings = new HashMap<>(SmsSettings.complete(url));
        settings.put("accounts.sms.countries.SG", "twilio");

        assertRefused(settings, "accounts.sms.twilio.url is ");
    }

    @Test
    void withoutTlsOnlyOnOnesOwnMachine() {
        Map<String, String> settings = new HashMap<>(SmsSettings.complete("http://127.0.0.1:8090"));
        settings.put("accounts.sms.countries.SG", "aws,alibaba-global,twilio");
        settings.put("accounts.sms.countries.CN", "alibaba-mainland");

        assertEquals(Set.of("SG", "CN"), of(settings, true).byCountry().keySet());
    }

    private static void assertRefused(Map<String, String> settings, String message) {
        Map<String, String> all = new HashMap<>(SmsSettings.complete(STUB));
        all.putAll(settings);
        String said = refusal(all);
        assertTrue(said.startsWith(message), said);
    }

    private static String refusal(Map<String, String> settings) {
        return String.valueOf(assertThrows(
                        IllegalStateException.class, () -> of(settings, false).byCountry())
                .getMessage());
    }

    private static List<SmsGateway> gatewaysOf(String country, Map<String, List<SmsGateway>> byCountry) {
        return byCountry.getOrDefault(country, List.of());
    }

    private static Map<String, List<SmsGateway>> gateways(Map<String, String> settings, boolean plainHttpAllowed) {
        Map<String, String> all = new HashMap<>(SmsSettings.complete(STUB));
        all.putAll(settings);
        return of(all, plainHttpAllowed).byCountry();
    }

    private static SmsGateways of(Map<String, String> settings, boolean plainHttpAllowed) {
        SmsConfig config = SmsSettings.config(settings);
        return new SmsGateways(config, new ProviderClient(config, plainHttpAllowed), Clock.systemUTC());
    }
}
