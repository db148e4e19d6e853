package com.truewatch.billing.accounts.activity;

import java.util.Map;

/**
 * Something went into a timeline, for whoever counts it once it is committed.
 *
 * @param type what
 * @param succeeded whether it was done, not only tried
 * @param details as in the timeline
 */
public record ActivityRecorded(ActivityType type, boolean succeeded, Map<String, String> details) {}
