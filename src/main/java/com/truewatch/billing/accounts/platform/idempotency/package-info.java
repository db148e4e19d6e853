/**
 * A call that is repeated under the same {@code Idempotency-Key} is not done again: it gets the first answer. Owns the
 * answers of the last 24 hours, encrypted, until the account is closed that they tell of. An answer is committed with what
 * it tells of, so neither a lost connection nor a crash parts them.
 */
@NullMarked
package com.truewatch.billing.accounts.platform.idempotency;

import org.jspecify.annotations.NullMarked;
