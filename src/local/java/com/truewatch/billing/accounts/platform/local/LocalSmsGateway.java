package com.truewatch.billing.accounts.platform.local;

import com.truewatch.billing.accounts.delivery.sms.MobileNumbers;
import com.truewatch.billing.accounts.delivery.sms.RoutedSmsGateway;
import com.truewatch.billing.accounts.delivery.sms.SmsCoverage;
import com.truewatch.billing.accounts.delivery.sms.SmsFailure;
import com.truewatch.billing.accounts.delivery.sms.SmsGateway;
import com.truewatch.billing.accounts.delivery.sms.SmsOutcome;
import com.truewatch.billing.accounts.delivery.sms.TextMessage;
import com.truewatch.billing.accounts.platform.local.Inbox.Captured;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Text messages end in the inbox, unless real gateways are configured and are to have them. Every country is served as
 * long as none is configured.
 */
@Alternative
@Priority(1)
@Singleton
class LocalSmsGateway implements SmsGateway, SmsCoverage {
    private static final String NAME = "inbox";

    private final LocalConfig config;
    private final Inbox inbox;
    private final RoutedSmsGateway gateways;
    private final Clock clock;

    LocalSmsGateway(LocalConfig config, Inbox inbox, RoutedSmsGateway gateways, Clock clock) {
        this.config = config;
        this.inbox = inbox;
        this.gateways = gateways;
        this.clock = clock;
    }

    @Override
    public boolean covers(String number) {
        return gateways.servesAnyone()
                ? gateways.covers(number)
                : MobileNumbers.countryOf(number).isPresent();
    }

    @Override
    public SmsOutcome send(TextMessage message) {
        if (gateways.servesAnyone() && !config.captureMessages()) {
            return gateways.send(message);
        }
        if (!covers(message.recipient())) {
            return new SmsOutcome.Failed(NAME, SmsFailure.COUNTRY_NOT_SERVED, "");
        }
        inbox.add(Captured.textMessage(message, clock.instant()));
        return new SmsOutcome.Accepted(NAME, message.messageId().toString());
    }
}
