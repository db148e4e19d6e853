package com.truewatch.billing.accounts.workspace.binding;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The bindings that holders were asked for. */
@Singleton
class BindingRepository implements PanacheRepositoryBase<Binding, UUID> {}
