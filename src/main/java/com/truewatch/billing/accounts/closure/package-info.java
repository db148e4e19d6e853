/**
 * Closing an account, by its holder and for good: who must agree, the code that confirms it, and what is left. Owns the
 * order in which everything that names the holder is erased.
 */
@NullMarked
package com.truewatch.billing.accounts.closure;

import org.jspecify.annotations.NullMarked;
