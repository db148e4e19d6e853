/**
 * The account that everything else hangs on: who the holder is, how to reach them, what the profile says. Owns the
 * uniqueness and spelling of usernames, emails and phones, and the holder who is calling.
 */
@NullMarked
package com.truewatch.billing.accounts.account;

import org.jspecify.annotations.NullMarked;
