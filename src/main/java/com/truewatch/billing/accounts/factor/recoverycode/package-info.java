/**
 * Ten codes that a holder keeps for the day on which the other factors are lost: each good once.
 */
@NullMarked
package com.truewatch.billing.accounts.factor.recoverycode;

import org.jspecify.annotations.NullMarked;
