/**
 * Authenticator apps: time-based one-time passwords by RFC 6238, with SHA-1, six digits and steps of thirty seconds, which
 * is what every app can do.
 */
@NullMarked
package com.truewatch.billing.accounts.factor.totp;

import org.jspecify.annotations.NullMarked;
