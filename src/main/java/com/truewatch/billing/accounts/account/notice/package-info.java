/** Tells the holder of an account, by mail and by text message. */
@NullMarked
package com.truewatch.billing.accounts.account.notice;

import org.jspecify.annotations.NullMarked;
