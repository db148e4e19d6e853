/** Two accounts claim one subscription: an operator decides. */
@NullMarked
package com.truewatch.billing.accounts.cloudaccount.dispute;

import org.jspecify.annotations.NullMarked;
