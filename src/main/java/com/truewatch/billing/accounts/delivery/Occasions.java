package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.security.Client;
import com.truewatch.billing.accounts.platform.security.Devices;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Says when, and from where, that happened which a message is about. */
@Singleton
public class Occasions {
    private final Devices devices;
    private final Clock clock;

    Occasions(Devices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    /** Now, by this caller. */
    public Facts by(Client client) {
        return now().with(Fact.DEVICE, devices.describe(client.device())).with(Fact.NETWORK, client.network());
    }

    /** Now, by nobody whom the reader should know of. */
    public Facts now() {
        return Facts.none().with(Fact.TIME, clock.instant().toString());
    }
}
