/**
 * What happened: the holder's timeline and the event feed for other services. Both are rows, written in the transaction
 * of what happened, so neither can be lost nor tell of something that did not happen.
 */
@NullMarked
package com.truewatch.billing.accounts.activity;

import org.jspecify.annotations.NullMarked;
