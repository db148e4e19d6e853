/** Which accounts may be invoiced, as the service of invoices asks. */
@NullMarked
package com.truewatch.billing.accounts.realname.eligibility;

import org.jspecify.annotations.NullMarked;
