/**
 * The start of a production build: what it must not be started with is refused before anything is opened. Local mode
 * has a start of its own.
 */
@NullMarked
package com.truewatch.billing.accounts.platform.production;

import org.jspecify.annotations.NullMarked;
