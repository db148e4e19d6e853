/**
 * What the service answers when it refuses: one catalogue of problem types, one body (RFC 9457), one place that maps
 * everything that can go wrong onto it. Owns no business rule; every feature throws {@link
 * com.truewatch.billing.accounts.platform.problem.ProblemException} and stays free of HTTP.
 */
@NullMarked
package com.truewatch.billing.accounts.platform.problem;

import org.jspecify.annotations.NullMarked;
