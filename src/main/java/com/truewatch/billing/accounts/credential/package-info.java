/**
 * The change of email and phone: a code to the current address, then a code to the new one, always. Owns the state
 * machine of that change and the notices around it.
 */
@NullMarked
package com.truewatch.billing.accounts.credential;

import org.jspecify.annotations.NullMarked;
