/** The holder of a billing account claims a subscription bought on a marketplace. */
@NullMarked
package com.truewatch.billing.accounts.cloudaccount.claim;

import org.jspecify.annotations.NullMarked;
