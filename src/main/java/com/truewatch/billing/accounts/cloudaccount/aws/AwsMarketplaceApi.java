package com.truewatch.billing.accounts.cloudaccount.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.truewatch.billing.accounts.cloudaccount.aws.AwsAccesses.AwsAccess;
import com.truewatch.billing.accounts.cloudaccount.aws.AwsFailure.Reason;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What we ask AWS Marketplace. Every method fails with an {@link AwsFailure}.
 *
 * @see <a href="https://docs.aws.amazon.com/marketplace/latest/APIReference/welcome.html">The API</a>
 */
@Singleton
class AwsMarketplaceApi {
    private static final int PAGE = 25;
    private static final int MOST_PAGES = 40;

    private final AwsCalls calls;
    private final AwsAccesses accesses;

    AwsMarketplaceApi(AwsCalls calls, AwsAccesses accesses) {
        this.calls = calls;
        this.accesses = accesses;
    }

    /** Who has come with this token from this AWS, and for what. */
    Buyer resolve(AwsAccess aws, String registrationToken) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("RegistrationToken", registrationToken);
        JsonNode answer = calls.call(aws.signer(), aws.meteringUrl(), "AWSMPMeteringService.ResolveCustomer", body);
        String account = text(answer, "CustomerAWSAccountId");
        String product = text(answer, "ProductCode");
        if (account == null || product == null) {
            throw new AwsFailure(Reason.AWAY, "incomplete answer");
        }
        return new Buyer(
                account,
                product,
                text(answer, "LicenseArn"),
                text(answer.path("Metadata"), "AgreementId"),
                text(answer, "CustomerIdentifier"));
    }

    /**
     * Until when what a filter finds is paid for; empty where that has no end, or nothing is found.
     *
     * @param filter {@code LICENSE_ARN} or {@code CUSTOMER_IDENTIFIER}
     */
    Optional<Instant> paidUntil(String productCode, String filter, String value) {
        AwsAccess aws = accesses.ofProduct(productCode);
        Instant latest = null;
        String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("ProductCode", productCode);
            body.putObject("Filter").putArray(filter).add(value);
            body.put("MaxResults", PAGE);
            if (next != null) {
                body.put("NextToken", next);
            }
            JsonNode answer =
                    calls.call(aws.signer(), aws.entitlementUrl(), "AWSMPEntitlementService.GetEntitlements", body);
            for (JsonNode entitlement : answer.path("Entitlements")) {
                JsonNode ends = entitlement.path("ExpirationDate");
                Instant end = ends.isNumber() ? Instant.ofEpochSecond(ends.asLong()) : null;
                latest = end != null && (latest == null || end.isAfter(latest)) ? end : latest;
            }
            next = text(answer, "NextToken");
            if (next == null) {
                return Optional.ofNullable(latest);
            }
        }
        throw new AwsFailure(Reason.AWAY, "endless pages");
    }

    private static @Nullable String text(JsonNode body, String member) {
        String text = body.path(member).asText("");
        return text.isEmpty() ? null : text;
    }

    /**
     * A buyer.
     *
     * @param accountId the AWS account
     * @param productCode what was bought
     * @param licenseArn its licence, where AWS names it
     * @param agreementId its agreement, where AWS names it
     * @param customerIdentifier of a legacy listing
     */
    record Buyer(
            String accountId,
            String productCode,
            @Nullable String licenseArn,
            @Nullable String agreementId,
            @Nullable String customerIdentifier) {}
}
