package com.truewatch.billing.accounts.cloudaccount.aws;

import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How AWS calls subscriptions. */
final class AwsSubscriptionKeys {
    static final String PROVIDER = "AWS";

    /** What differs before it (partition, region, account) says nothing. */
    private static final Pattern LICENSE = Pattern.compile("(?:^|[:/])(l-[0-9a-f]{8,64})\\z");

    private AwsSubscriptionKeys() {}

    /** By its licence; empty for what is no LicenseArn. */
    static Optional<SubscriptionKey> license(String licenseArn) {
        Matcher tail = LICENSE.matcher(licenseArn);
        return tail.find() ? Optional.of(SubscriptionKey.key(PROVIDER, tail.group(1))) : Optional.empty();
    }

    /** Of a legacy listing. */
    static SubscriptionKey legacy(String customerIdentifier, String productCode) {
        return SubscriptionKey.customer(PROVIDER, customerIdentifier + "/" + productCode);
    }

    /** By its agreement. */
    static SubscriptionKey agreement(String agreementId) {
        return SubscriptionKey.agreement(PROVIDER, agreementId);
    }
}
