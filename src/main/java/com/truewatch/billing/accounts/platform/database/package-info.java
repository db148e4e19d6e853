/** The connections to PostgreSQL: what is asked of them, and that it is so. */
@NullMarked
package com.truewatch.billing.accounts.platform.database;

import org.jspecify.annotations.NullMarked;
