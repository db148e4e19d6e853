/** What the log says of every request: which one it is and whose, by a pseudonym. */
@NullMarked
package com.truewatch.billing.accounts.platform.logging;

import org.jspecify.annotations.NullMarked;
