/** Operators review applications, decide on them, and leave a trace of each look. */
@NullMarked
package com.truewatch.billing.accounts.realname.review;

import org.jspecify.annotations.NullMarked;
