package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.platform.jobs.TablePurge;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** A reservation that has lapsed keeps nobody from anything. */
@Singleton
class AddressReservationPurge extends TablePurge {
    AddressReservationPurge(EntityManager entities) {
        super(entities, "address_reservation", Duration.ZERO, "reserved_until <= :before");
    }
}
