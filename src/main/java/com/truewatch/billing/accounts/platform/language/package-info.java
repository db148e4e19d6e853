/** The languages that the product speaks, and which of them a reader gets. */
@NullMarked
package com.truewatch.billing.accounts.platform.language;

import org.jspecify.annotations.NullMarked;
