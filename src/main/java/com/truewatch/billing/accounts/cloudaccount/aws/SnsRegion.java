package com.truewatch.billing.accounts.cloudaccount.aws;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A region of SNS, as the hosts of its URLs name it.
 *
 * @param name for example {@code us-east-1}
 * @param domain of its partition, for example {@code amazonaws.com}
 */
record SnsRegion(String name, String domain) {
    private static final String CHINA = "amazonaws.com.cn";
    private static final String COMMERCIAL = "amazonaws.com";
    private static final Pattern HOST =
            Pattern.compile("sns\\.([a-z]{2,4}(?:-[a-z]{2,12}){1,2}-[1-9][0-9]?)\\.(" + Pattern.quote(COMMERCIAL) + "|"
                    + Pattern.quote(CHINA) + "|amazonaws\\.eu|c2s\\.ic\\.gov|sc2s\\.sgov\\.gov|csp\\.hci\\.ic\\.gov"
                    + "|cloud\\.adc-e\\.uk)");

    /** That of the regions from before 2019, and of two that AWS's own library gives it. */
    private static final String OLDEST = "sns.amazonaws.com";

    /** Every later one is switched on one by one, and signs with a name of its own; no region joins these any more. */
    private static final Set<String> OF_OLDEST_NAME = Set.of(
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "ca-central-1",
            "sa-east-1",
            "eu-central-1",
            "eu-north-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "us-iso-west-1",
            "us-isob-west-1");

    /** The region whose host this is; empty for whatever is no host of SNS. */
    static Optional<SnsRegion> ofHost(String host) {
        Matcher form = HOST.matcher(host);
        return form.matches()
                ? Optional.of(new SnsRegion(form.group(1), form.group(2))).filter(SnsRegion::isOfItsPartition)
                : Optional.empty();
    }

    /**
     * Whose name is on the certificate that signs its messages.
     *
     * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">The names</a>
     */
    String signer() {
        if (OF_OLDEST_NAME.contains(name)) {
            return OLDEST;
        }
        return switch (domain) {
            case CHINA, "c2s.ic.gov", "sc2s.sgov.gov" -> "sns-" + name + "." + domain;
            case COMMERCIAL -> name.startsWith("us-gov-") ? "sns-us-gov-west-1." + domain : signing();
            default -> signing();
        };
    }

    private String signing() {
        return "sns-signing." + name + "." + domain;
    }

    private boolean isOfItsPartition() {
        return name.startsWith("cn-") == domain.equals(CHINA);
    }
}
