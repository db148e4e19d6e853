/** Whether an account can be used: frozen by staff, held by an undo, contested, closed; and which acts each of it forbids. */
@NullMarked
package com.truewatch.billing.accounts.account.standing;

import org.jspecify.annotations.NullMarked;
