/**
 * Recovery of an email or phone that its holder has lost: an operator opens it, the new address proves itself, every known
 * address is told and can stop it, and after three days it takes effect.
 */
@NullMarked
package com.truewatch.billing.accounts.recovery;

import org.jspecify.annotations.NullMarked;
