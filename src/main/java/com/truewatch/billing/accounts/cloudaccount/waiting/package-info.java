/** Ends of which nothing tells the reason: they are ends after all once they have waited for it long enough. */
@NullMarked
package com.truewatch.billing.accounts.cloudaccount.waiting;

import org.jspecify.annotations.NullMarked;
