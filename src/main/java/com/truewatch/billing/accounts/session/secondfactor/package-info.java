/**
 * Logins that await their second proof: their tickets, what a second proof is, and what the feature that keeps the factors
 * must answer.
 */
@NullMarked
package com.truewatch.billing.accounts.session.secondfactor;

import org.jspecify.annotations.NullMarked;
