/**
 * A call that is repeated under the same {@code Idempotency-Key} is not done again: it gets the first answer. Owns the
 * answers of the last 24 hours; works for every POST that needs a token, none of which knows of it.
 */
@NullMarked
package com.truewatch.billing.accounts.platform.idempotency;

import org.jspecify.annotations.NullMarked;
