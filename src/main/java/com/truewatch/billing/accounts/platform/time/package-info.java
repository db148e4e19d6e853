/** The clock. Nobody else asks what time it is, so that a test decides it. */
@NullMarked
package com.truewatch.billing.accounts.platform.time;

import org.jspecify.annotations.NullMarked;
