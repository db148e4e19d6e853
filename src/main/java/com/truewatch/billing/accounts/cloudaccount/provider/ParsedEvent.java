package com.truewatch.billing.accounts.cloudaccount.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider made of an event.
 *
 * @param news of one subscription, to be applied in this order; none changes nothing
 * @param refusal why nothing could be made of it, in a word for staff; null where something could
 */
public record ParsedEvent(
        List<SubscriptionEvent> news, @Nullable String refusal) {
    /** It says this. */
    public static ParsedEvent of(SubscriptionEvent... news) {
        return new ParsedEvent(List.of(news), null);
    }

    /** Nothing in it concerns us. */
    public static ParsedEvent nothing() {
        return of();
    }

    /** It cannot be right, and nobody but staff can mend that. */
    public static ParsedEvent refused(String code) {
        return new ParsedEvent(List.of(), code);
    }
}
