/**
 * The brake after a change of second factors: the link in its notices ends every session and holds the account; with the
 * password from before the change the factors are as they were.
 */
@NullMarked
package com.truewatch.billing.accounts.factor.change;

import org.jspecify.annotations.NullMarked;
