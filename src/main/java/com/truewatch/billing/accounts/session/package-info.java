/**
 * Who is logged in: sessions, their access tokens and rotating refresh tokens, and the check of every authenticated
 * request against its session's row, which makes an end of a session immediate on every replica.
 */
@NullMarked
package com.truewatch.billing.accounts.session;

import org.jspecify.annotations.NullMarked;
