/** How the service fares, in numbers for whoever operates it; what each feature counts is declared there. */
@NullMarked
package com.truewatch.billing.accounts.platform.metrics;

import org.jspecify.annotations.NullMarked;
