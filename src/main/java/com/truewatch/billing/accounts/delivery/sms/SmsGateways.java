package com.truewatch.billing.accounts.delivery.sms;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the gateways that countries name, each once, and refuses a configuration that could not send. */
class SmsGateways {
    private static final List<String> NAMES = List.of(
            AlibabaGlobalSmsGateway.NAME, AlibabaMainlandSmsGateway.NAME, AwsSmsGateway.NAME, TwilioSmsGateway.NAME);

    private final SmsConfig config;
    private final ProviderClient http;
    private final Clock clock;
    private final Map<String, SmsGateway> made = new HashMap<>();

    SmsGateways(SmsConfig config, ProviderClient http, Clock clock) {
        this.config = config;
        this.http = http;
        this.clock = clock;
    }

    /**
     * The gateways of each country, in the order in which they are asked.
     *
     * @throws IllegalStateException naming the setting that the operator can mend
     */
    Map<String, List<SmsGateway>> byCountry() {
        Map<String, List<SmsGateway>> byCountry = new HashMap<>();
        config.countries().forEach((key, names) -> {
            String country = key.toUpperCase(Locale.ROOT);
            if (!MobileNumbers.isCountry(country)) {
                throw new IllegalStateException(
                        setting(key) + " names no country: an ISO 3166-1 alpha-2 code is wanted");
            }
            byCountry.put(
                    country,
                    names.stream().map(name -> gateway(country, name.strip())).toList());
        });
        return Map.copyOf(byCountry);
    }

    private SmsGateway gateway(String country, String name) {
        requireServes(country, name);
        return made.computeIfAbsent(name, it -> new GuardedSmsGateway(it, make(it), config.atOnce(), clock));
    }

    private SmsGateway make(String name) {
        return switch (name) {
            case AlibabaGlobalSmsGateway.NAME -> new AlibabaGlobalSmsGateway(config.alibabaGlobal(), http, clock);
            case AlibabaMainlandSmsGateway.NAME -> new AlibabaMainlandSmsGateway(config.alibabaMainland(), http, clock);
            case AwsSmsGateway.NAME -> new AwsSmsGateway(config.aws(), http, clock);
            case TwilioSmsGateway.NAME -> new TwilioSmsGateway(config.twilio(), http, clock);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Alibaba Cloud has one API for mainland China and another for everywhere else. */
    private static void requireServes(String country, String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalStateException(
                    setting(country) + " names the gateway \"" + name + "\"; there are " + NAMES);
        }
        boolean mainland = AlibabaMainlandSmsGateway.COUNTRY.equals(country);
        if (mainland ? name.equals(AlibabaGlobalSmsGateway.NAME) : name.equals(AlibabaMainlandSmsGateway.NAME)) {
            throw new IllegalStateException(setting(country) + ": " + name + " does not serve this country");
        }
    }

    private static String setting(String country) {
        return "accounts.sms.countries." + country;
    }
}
