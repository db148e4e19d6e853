/**
 * How often something may be done: windows that slide, kept in PostgreSQL, shared by every replica. How many at once, and whether
 * the server of another is asked at all: each replica for itself.
 */
@NullMarked
package com.truewatch.billing.accounts.platform.limits;

import org.jspecify.annotations.NullMarked;
