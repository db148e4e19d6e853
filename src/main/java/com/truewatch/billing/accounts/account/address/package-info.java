/** Email addresses, phone numbers and names to log in with: as they are typed, compared and proved. */
@NullMarked
package com.truewatch.billing.accounts.account.address;

import org.jspecify.annotations.NullMarked;
