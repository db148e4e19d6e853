/** Which passwords are good enough, and how they are kept. Knows no account: what belongs to one is handed in. */
@NullMarked
package com.truewatch.billing.accounts.platform.password;

import org.jspecify.annotations.NullMarked;
