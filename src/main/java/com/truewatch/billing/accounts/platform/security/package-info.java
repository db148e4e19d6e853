/** Keys, access tokens, and who is calling from where. Knows no feature; {@code session} decides who is logged in. */
@NullMarked
package com.truewatch.billing.accounts.platform.security;

import org.jspecify.annotations.NullMarked;
