/**
 * The copy of everything that is kept about a holder: which sections it has and in which order, who may take it, and what
 * is masked in it. Each feature contributes its own sections.
 */
@NullMarked
package com.truewatch.billing.accounts.account.export;

import org.jspecify.annotations.NullMarked;
