package com.truewatch.billing.accounts.cloudaccount.aws;

import com.truewatch.billing.accounts.cloudaccount.aws.AwsAccesses.AwsAccess;
import com.truewatch.billing.accounts.cloudaccount.aws.AwsFailure.Reason;
import com.truewatch.billing.accounts.cloudaccount.aws.AwsMarketplaceApi.Buyer;
import com.truewatch.billing.accounts.cloudaccount.claim.ClaimService;
import com.truewatch.billing.accounts.cloudaccount.ledger.EventInbox;
import com.truewatch.billing.accounts.cloudaccount.provider.Marketplaces;
import com.truewatch.billing.accounts.cloudaccount.provider.Purchase;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionChange;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionTerms;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A buyer comes from AWS with a token: who that is, is asked of AWS at once, and nothing else is believed. */
@Singleton
class AwsRegistrationService {
    private static final Logger LOG = Logger.getLogger(AwsRegistrationService.class);
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final AwsMarketplaceApi api;
    private final AwsAccesses accesses;
    private final EventInbox inbox;
    private final Marketplaces marketplaces;
    private final ClaimService claims;
    private final RateLimits limits;
    private final Limit perNetwork;

    AwsRegistrationService(
            AwsMarketplaceApi api,
            AwsAccesses accesses,
            EventInbox inbox,
            Marketplaces marketplaces,
            ClaimService claims,
            RateLimits limits,
            AwsConfig config) {
        this.api = api;
        this.accesses = accesses;
        this.inbox = inbox;
        this.marketplaces = marketplaces;
        this.claims = claims;
        this.limits = limits;
        this.perNetwork = new Limit(config.registrationsPerNetworkAndHour(), Duration.ofHours(1));
    }

    /**
     * The claim of what was bought; empty where the buyer must go back to AWS Marketplace and come again.
     *
     * @param marketplace from which the buyer comes; null for one that has no AWS of its own
     * @throws ProblemException {@code invalid-request} for a marketplace that is not AWS's; {@code too-many-requests}; {@code
     *     unavailable}
     */
    Optional<String> register(String token, @Nullable String marketplace, Client client) {
        AwsAccess aws = marketplace == null
                ? accesses.common()
                : accesses.of(marketplace)
                        .orElseThrow(() -> ProblemException.violation("/marketplace", "must be a marketplace of AWS"));
        QuarkusTransaction.requiringNew()
                .run(() -> limits.takeOfNetwork("marketplace registrations", client, perNetwork));
        try {
            return claim(api.resolve(aws, token));
        } catch (AwsFailure failed) {
            if (failed.reason() == Reason.TOKEN_REFUSED) {
                return Optional.empty();
            }
            LOG.errorf("A buyer could not be registered: %s", failed.getMessage());
            throw ProblemException.unavailable(RETRY);
        }
    }

    private Optional<String> claim(Buyer buyer) {
        if (marketplaces.of(AwsSubscriptionKeys.PROVIDER, buyer.productCode()).isEmpty()) {
            LOG.error("A buyer has come for a product that no marketplace of the configuration lists");
            return Optional.empty();
        }
        Optional<SubscriptionKey> license =
                Optional.ofNullable(buyer.licenseArn()).flatMap(AwsSubscriptionKeys::license);
        Optional<SubscriptionKey> customer = Optional.ofNullable(buyer.customerIdentifier())
                .map(it -> AwsSubscriptionKeys.legacy(it, buyer.productCode()));
        return license.or(() -> customer)
                .map(it -> news(buyer, it))
                .map(it -> customer.filter(other -> license.isPresent())
                        .map(it::alsoCalled)
                        .orElse(it))
                .filter(inbox::take)
                .map(it -> claims.issue(it.subscription()));
    }

    /** With a licence that AWS says is paid for, it is active before any event has come. */
    private SubscriptionEvent news(Buyer buyer, SubscriptionKey name) {
        Purchase purchase = new Purchase(buyer.accountId(), buyer.productCode());
        Instant until = buyer.licenseArn() == null
                ? null
                : api.paidUntil(buyer.productCode(), "LICENSE_ARN", buyer.licenseArn())
                        .orElse(null);
        SubscriptionChange verb = until == null ? SubscriptionChange.REGISTERED : SubscriptionChange.ACTIVATED;
        return SubscriptionEvent.of(
                name,
                verb,
                SubscriptionEvent.ASKED,
                purchase,
                SubscriptionTerms.licensed(buyer.agreementId(), buyer.licenseArn(), until));
    }
}
