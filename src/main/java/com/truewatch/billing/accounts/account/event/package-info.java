/** What happened to an account, for the features that must act on it. */
@NullMarked
package com.truewatch.billing.accounts.account.event;

import org.jspecify.annotations.NullMarked;
