package com.truewatch.billing.accounts.realname.review;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Who has read or decided what. */
@Singleton
public class RealNameActRepository implements PanacheRepositoryBase<RealNameAct, OwnedId> {}
