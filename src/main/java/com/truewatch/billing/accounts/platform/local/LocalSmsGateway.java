package com.truewatch.billing.accounts.platform.local;

import com.truewatch.billing.accounts.delivery.SmsGateway;
import com.truewatch.billing.accounts.delivery.TextMessage;
import com.truewatch.billing.accounts.platform.local.Inbox.Captured;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Text messages end in the inbox: a machine of one's own has no provider. */
@Singleton
class LocalSmsGateway implements SmsGateway {
    private final Inbox inbox;
    private final Clock clock;

    LocalSmsGateway(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public void send(TextMessage message) {
        inbox.add(new Captured(
                message.messageId(), "SMS", message.recipient(), null, message.text(), null, clock.instant()));
    }
}
