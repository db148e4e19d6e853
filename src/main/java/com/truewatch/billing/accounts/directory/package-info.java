/** What other services of the platform may know of an account; they come with tokens of their own, never a holder's. */
@NullMarked
package com.truewatch.billing.accounts.directory;

import org.jspecify.annotations.NullMarked;
