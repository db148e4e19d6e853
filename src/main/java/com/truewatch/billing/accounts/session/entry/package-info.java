/**
 * Tickets by which the owner of a workspace comes over from the console without a password: one use, a minute, and a
 * session that reads and settles only.
 */
@NullMarked
package com.truewatch.billing.accounts.session.entry;

import org.jspecify.annotations.NullMarked;
