/** Constraints on request members that more than one feature needs. */
@NullMarked
package com.truewatch.billing.accounts.platform.validation;

import org.jspecify.annotations.NullMarked;
