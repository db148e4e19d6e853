/** What other services are told of holds: when an undo begins one, and when its time has come. */
@NullMarked
package com.truewatch.billing.accounts.account.hold;

import org.jspecify.annotations.NullMarked;
