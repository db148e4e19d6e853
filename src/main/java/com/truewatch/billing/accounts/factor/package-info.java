/**
 * The second factors of an account: which it has, their names, their enrolment and their removal. What each kind is and how
 * it is proved is in the packages below.
 */
@NullMarked
package com.truewatch.billing.accounts.factor;

import org.jspecify.annotations.NullMarked;
