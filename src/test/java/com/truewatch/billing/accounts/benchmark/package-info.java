/** How much the production build bears: run by {@code mvn verify -Pbench} only, see {@code src/docs/figures.md}. */
@NullMarked
package com.truewatch.billing.accounts.benchmark;

import org.jspecify.annotations.NullMarked;
