/** Traces by OpenTelemetry, where an operator has asked for them. */
@NullMarked
package com.truewatch.billing.accounts.platform.tracing;

import org.jspecify.annotations.NullMarked;
