package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** What staff did. */
@Singleton
class OperatorActRepository implements PanacheRepositoryBase<OperatorAct, OwnedId> {}
