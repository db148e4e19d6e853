/** How often something may be done: windows that slide, kept in PostgreSQL, shared by every replica. */
@NullMarked
package com.truewatch.billing.accounts.platform.limits;

import org.jspecify.annotations.NullMarked;
