/**
 * What staff do with an account: find it, look at it, freeze it, give it back, end its sessions, clear its counters. Every act leaves a row that names
 * who did it, why, and what it changed; the holder reads of it in the timeline, without a word about who.
 */
@NullMarked
package com.truewatch.billing.accounts.operator;

import org.jspecify.annotations.NullMarked;
