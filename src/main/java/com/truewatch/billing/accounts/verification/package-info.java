/**
 * One-time codes: derived, never stored; counted before they are compared; bound to purpose, step, account and address.
 * Owns challenges, the budgets of wrong codes and the gate that every code passes, {@code CodeVerificationService}; knows
 * nothing of what a proved code is good for.
 */
@NullMarked
package com.truewatch.billing.accounts.verification;

import org.jspecify.annotations.NullMarked;
