/**
 * The brake after a change of email or phone: for seven days a link takes it back, ends what was begun and holds the account
 * for a day; who lost an address to that may contest it. Owns those links and the right that each of them names.
 */
@NullMarked
package com.truewatch.billing.accounts.undo;

import org.jspecify.annotations.NullMarked;
