/**
 * The password of an account: changed by who knows it, set anew by who can read the account's mail, set for the first
 * time from inside a session. What a good password is, is decided in {@code platform.password}.
 */
@NullMarked
package com.truewatch.billing.accounts.password;

import org.jspecify.annotations.NullMarked;
