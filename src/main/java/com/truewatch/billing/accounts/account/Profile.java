package com.truewatch.billing.accounts.account;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * What the holder says about the customer, changed by plain edits.
 *
 * @param companyName required, at most 200 characters
 * @param industry a code of the reference list
 * @param region ISO 3166-1 alpha-2
 * @param description at most 2,000 characters
 * @param contactName the contact person, at most 100 characters
 */
@Embeddable
public record Profile(
        String companyName,
        @Nullable String industry,
        @Nullable String region,
        @Nullable String description,
        @Nullable String contactName) {}
