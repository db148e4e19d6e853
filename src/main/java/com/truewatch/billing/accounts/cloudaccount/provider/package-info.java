/** What the marketplaces of all providers have in common: a subscription, and the changes that they report. */
@NullMarked
package com.truewatch.billing.accounts.cloudaccount.provider;

import org.jspecify.annotations.NullMarked;
