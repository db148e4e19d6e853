/**
 * What shows that the holder is there: at the second step of a login, and afresh within a session.
 */
@NullMarked
package com.truewatch.billing.accounts.factor.proof;

import org.jspecify.annotations.NullMarked;
