/** Secrets of the deployment, and what is derived from them. */
@NullMarked
package com.truewatch.billing.accounts.platform.security.secret;

import org.jspecify.annotations.NullMarked;
