package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Who has read or decided what. */
@Singleton
class RealNameActRepository implements PanacheRepositoryBase<RealNameAct, OwnedId> {}
