package com.truewatch.billing.accounts.registration;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The registrations that were begun. */
@Singleton
class RegistrationRepository implements PanacheRepositoryBase<Registration, UUID> {}
