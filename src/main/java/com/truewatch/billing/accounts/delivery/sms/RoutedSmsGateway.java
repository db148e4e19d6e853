package com.truewatch.billing.accounts.delivery.sms;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Sends a text message by the gateways of its country: the next one is asked when the one before certainly sent nothing,
 * and only then. Made at the start, which a configuration that could not send prevents.
 */
@Startup
@Singleton
public class RoutedSmsGateway implements SmsGateway, SmsCoverage {
    private static final Logger LOG = Logger.getLogger(RoutedSmsGateway.class);
    private static final String NONE = "none";

    private final Map<String, List<SmsGateway>> byCountry;
    private final Clock clock;

    @Inject
    RoutedSmsGateway(SmsConfig config, Clock clock) {
        this(
                new SmsGateways(config, new ProviderClient(config, ConfigUtils.isProfileActive("local")), clock)
                        .byCountry(),
                clock);
    }

    RoutedSmsGateway(Map<String, List<SmsGateway>> byCountry, Clock clock) {
        this.byCountry = byCountry;
        this.clock = clock;
    }

    /** Whether any country is configured. */
    public boolean servesAnyone() {
        return !byCountry.isEmpty();
    }

    @Override
    public boolean covers(String number) {
        return !gatewaysFor(number).isEmpty();
    }

    @Override
    public SmsOutcome send(TextMessage message) {
        List<SmsGateway> gateways = gatewaysFor(message.recipient());
        if (gateways.isEmpty()) {
            return logged(message, new SmsOutcome.Failed(NONE, SmsFailure.COUNTRY_NOT_SERVED, ""));
        }
        SmsOutcome outcome = logged(message, gateways.get(0).send(message));
        for (int next = 1; next < gateways.size() && isWorthAnother(outcome, message); next++) {
            outcome = logged(message, gateways.get(next).send(message));
        }
        return outcome;
    }

    private boolean isWorthAnother(SmsOutcome outcome, TextMessage message) {
        return outcome instanceof SmsOutcome.Failed failed
                && failed.failure().mayBeRepeated()
                && clock.instant().isBefore(message.expiresAt());
    }

    private List<SmsGateway> gatewaysFor(String number) {
        return MobileNumbers.countryOf(number)
                .map(it -> byCountry.getOrDefault(it, List.of()))
                .orElse(List.of());
    }

    private static SmsOutcome logged(TextMessage message, SmsOutcome outcome) {
        if (outcome instanceof SmsOutcome.Accepted accepted) {
            LOG.infof(
                    "SMS %s to %s: accepted by %s as %s",
                    message.messageId(), message.maskedRecipient(), accepted.gateway(), accepted.messageId());
        } else if (outcome instanceof SmsOutcome.Failed failed) {
            LOG.logf(
                    level(failed.failure()),
                    "SMS %s to %s: not accepted by %s, %s %s",
                    message.messageId(),
                    message.maskedRecipient(),
                    failed.gateway(),
                    failed.failure(),
                    failed.detail());
        }
        return outcome;
    }

    /** What we have to mend is an error; what was not even asked is no news. */
    private static Logger.Level level(SmsFailure failure) {
        return switch (failure.after()) {
            case OUR_FAULT -> Logger.Level.ERROR;
            case UNCERTAIN -> Logger.Level.WARN;
            case REFUSED -> Logger.Level.INFO;
            case NOT_SENT ->
                failure == SmsFailure.BUSY || failure == SmsFailure.CIRCUIT_OPEN
                        ? Logger.Level.DEBUG
                        : Logger.Level.WARN;
        };
    }
}
