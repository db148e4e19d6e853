/** Access tokens: our own, those of the TrueWatch platform, and what each of them allows. */
@NullMarked
package com.truewatch.billing.accounts.platform.security.token;

import org.jspecify.annotations.NullMarked;
