/** The ways to log in, and what limits them. */
@NullMarked
package com.truewatch.billing.accounts.session.login;

import org.jspecify.annotations.NullMarked;
