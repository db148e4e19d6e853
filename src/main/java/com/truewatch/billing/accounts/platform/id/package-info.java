/** Identifiers. */
@NullMarked
package com.truewatch.billing.accounts.platform.id;

import org.jspecify.annotations.NullMarked;
