package com.truewatch.billing.accounts.cloudaccount.aws;

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

/** A buyer comes from AWS with a token: who that is, is asked of AWS at once, and nothing else is believed. */
@Singleton
class AwsRegistrationService {
    private static final Logger LOG = Logger.getLogger(AwsRegistrationService.class);
    private static final Duration RETRY = Duration.ofSeconds(30);

    private final AwsMarketplaceApi api;
    private final EventInbox inbox;
    private final Marketplaces marketplaces;
    private final ClaimService claims;
    private final RateLimits limits;
    private final Limit perNetwork;

    AwsRegistrationService(
            AwsMarketplaceApi api,
            EventInbox inbox,
            Marketplaces marketplaces,
            ClaimService claims,
            RateLimits limits,
            AwsConfig config) {
        this.api = api;
        this.inbox = inbox;
        this.marketplaces = marketplaces;
        this.claims = claims;
        this.limits = limits;
        this.perNetwork = new Limit(config.registrationsPerNetworkAndHour(), Duration.ofHours(1));
    }

    /**
     * The claim of what was bought; empty where the buyer must go back to AWS Marketplace and come again.
     *
     * @throws ProblemException {@code too-many-requests}; {@code unavailable}
     */
    Optional<String> register(String token, Client client) {
        QuarkusTransaction.requiringNew()
                .run(() -> limits.takeOfNetwork("marketplace registrations", client, perNetwork));
        try {
            return claim(api.resolve(token));
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
        return name(buyer).filter(name -> inbox.take(news(buyer, name))).map(claims::issue);
    }

    /** A legacy listing's messages know the customer identifier only. */
    private static Optional<SubscriptionKey> name(Buyer buyer) {
        if (buyer.customerIdentifier() != null) {
            return Optional.of(AwsSubscriptionKeys.legacy(buyer.customerIdentifier(), buyer.productCode()));
        }
        return Optional.ofNullable(buyer.licenseArn()).flatMap(AwsSubscriptionKeys::license);
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
                SubscriptionTerms.licensed(null, buyer.licenseArn(), until));
    }
}
