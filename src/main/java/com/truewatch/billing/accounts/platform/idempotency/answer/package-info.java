/** The first answer under an Idempotency-Key, kept encrypted. */
@NullMarked
package com.truewatch.billing.accounts.platform.idempotency.answer;

import org.jspecify.annotations.NullMarked;
