package com.truewatch.billing.accounts.directory.imports;

import org.jspecify.annotations.Nullable;

/**
 * What an operator wants.
 *
 * @param operator the subject of the token
 * @param key by which a repeat is known; null where the call has none
 * @param dryRun whether nothing is to be made
 */
record ImportOrder(String operator, @Nullable String key, boolean dryRun) {}
