/** What Hibernate ORM needs to be told. */
@NullMarked
package com.truewatch.billing.accounts.platform.persistence;

import org.jspecify.annotations.NullMarked;
