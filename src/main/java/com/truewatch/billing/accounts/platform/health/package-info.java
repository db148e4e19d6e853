/** Whether this replica can serve. */
@NullMarked
package com.truewatch.billing.accounts.platform.health;

import org.jspecify.annotations.NullMarked;
