/** How much the production build bears: run by {@code mvn verify -Pbench} only, see README, "Figures". */
@NullMarked
package com.truewatch.billing.accounts.benchmark;

import org.jspecify.annotations.NullMarked;
