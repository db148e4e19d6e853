/** The HTTP manners that every resource shares: paths, languages, entity tags, body limits, cross-origin rules. */
@NullMarked
package com.truewatch.billing.accounts.platform.http;

import org.jspecify.annotations.NullMarked;
