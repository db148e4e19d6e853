package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.platform.security.client.Devices;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Says when, and from where, that happened which a message is about. */
@Singleton
public class EventContext {
    private final Devices devices;
    private final Clock clock;

    EventContext(Devices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    /** Now, by this caller. */
    public TemplateValues by(Client client) {
        return now().with(TemplateField.DEVICE, devices.describe(client.device()))
                .with(TemplateField.NETWORK, client.network());
    }

    /** Now, by nobody whom the reader should know of. */
    public TemplateValues now() {
        return TemplateValues.none().with(TemplateField.TIME, clock.instant().toString());
    }
}
