/**
 * Real-name authentication: who stands behind an account, as staff have certified it; invoices need it. Owns the
 * applications and their state machine, the review desk, the record of who read what, and invoice eligibility. The certified
 * data is apart from the profile and encrypted.
 */
@NullMarked
package com.truewatch.billing.accounts.realname;

import org.jspecify.annotations.NullMarked;
