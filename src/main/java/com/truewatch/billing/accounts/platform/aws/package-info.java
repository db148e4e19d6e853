/** What every call of AWS needs: its signature. Each feature brings its own operations. */
@NullMarked
package com.truewatch.billing.accounts.platform.aws;

import org.jspecify.annotations.NullMarked;
