/**
 * How an account comes about: the email first, then its code with everything else. A taken email looks like a free one.
 * Keeps which service agreement was accepted, and ends with the holder logged in.
 */
@NullMarked
package com.truewatch.billing.accounts.registration;

import org.jspecify.annotations.NullMarked;
