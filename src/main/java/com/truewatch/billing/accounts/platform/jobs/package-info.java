/**
 * What happens without a caller: jobs that a use case leaves behind, and jobs that recur. Owns the one scheduler, on
 * PostgreSQL; every feature brings its own tasks.
 */
@NullMarked
package com.truewatch.billing.accounts.platform.jobs;

import org.jspecify.annotations.NullMarked;
