package com.truewatch.billing.accounts.platform.limits;

import java.time.Duration;

/**
 * How often something may be done within any span of this length.
 *
 * @param most at least 1
 * @param window the span; it slides
 */
public record Limit(int most, Duration window) {}
