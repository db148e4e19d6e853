/**
 * What workspaces and cloud accounts must know of each other: which cloud accounts can settle, what happens to the
 * workspaces of one that ends. Ports and records only; each is implemented by the feature that owns the rows.
 */
@NullMarked
package com.truewatch.billing.accounts.account.settlement;

import org.jspecify.annotations.NullMarked;
