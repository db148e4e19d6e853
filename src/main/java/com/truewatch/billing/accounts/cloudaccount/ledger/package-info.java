/** Every event that a marketplace has sent, kept before it is applied, and applied again where it failed. */
@NullMarked
package com.truewatch.billing.accounts.cloudaccount.ledger;

import org.jspecify.annotations.NullMarked;
