package com.truewatch.billing.accounts.cloudaccount.aws;

import com.truewatch.billing.accounts.cloudaccount.SubscriptionName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How AWS calls subscriptions. */
final class AwsNames {
    static final String PROVIDER = "AWS";

    /** What differs before it (partition, region, account) says nothing. */
    private static final Pattern LICENSE = Pattern.compile("(?:^|[:/])(l-[0-9a-f]{8,64})\\z");

    private AwsNames() {}

    /** By its licence; empty for what is no LicenseArn. */
    static Optional<SubscriptionName> license(String licenseArn) {
        Matcher tail = LICENSE.matcher(licenseArn);
        return tail.find() ? Optional.of(SubscriptionName.key(PROVIDER, tail.group(1))) : Optional.empty();
    }

    /** Of a legacy listing. */
    static SubscriptionName legacy(String customerIdentifier, String productCode) {
        return SubscriptionName.key(PROVIDER, customerIdentifier + "/" + productCode);
    }

    /** By its agreement. */
    static SubscriptionName agreement(String agreementId) {
        return SubscriptionName.agreement(PROVIDER, agreementId);
    }
}
