/** Binds a workspace by a code that goes to the account's email: the console asks, the holder agrees. */
@NullMarked
package com.truewatch.billing.accounts.workspace.binding;

import org.jspecify.annotations.NullMarked;
