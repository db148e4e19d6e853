package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.ledger.NewEvent;
import com.truewatch.billing.accounts.cloudaccount.ledger.StoredEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.CloudProvider;
import com.truewatch.billing.accounts.cloudaccount.provider.ParsedEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.Purchase;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionChange;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionTerms;
import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A third provider, which main does not know. Its events are {@code VERB kind name buyer [agreement
 * [product]]}.
 */
@Singleton
public class TestCloudProvider implements CloudProvider {
    static final String NAME = "TEST_CLOUD";
    static final String PRODUCT = "test-product";

    private final AtomicInteger failures = new AtomicInteger();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isClaimedByIds() {
        return true;
    }

    /** The next events cannot be read. */
    void fail(int times) {
        failures.set(times);
    }

    @Override
    public ParsedEvent read(StoredEvent event) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("away");
        }
        String[] words = event.body().split(" ", -1);
        if (words[0].equals("NOTHING")) {
            return ParsedEvent.nothing();
        }
        SubscriptionKey name = new SubscriptionKey(NAME, SubscriptionKey.Kind.valueOf(words[1]), words[2]);
        Purchase purchase = new Purchase(words[3], words.length > 5 ? words[5] : PRODUCT);
        SubscriptionTerms terms = new SubscriptionTerms(
                words.length > 4 ? words[4] : null,
                "license-" + words[2],
                "instance-" + words[2],
                null,
                null,
                null,
                null);
        return ParsedEvent.of(
                SubscriptionEvent.of(name, SubscriptionChange.valueOf(words[0]), event.occurredAt(), purchase, terms));
    }

    /** An event with an id of its own. */
    static NewEvent event(Instant at, @Nullable String subject, String body) {
        return new NewEvent(NAME, Ids.next().toString(), body.split(" ", -1)[0], subject, body, at);
    }
}
