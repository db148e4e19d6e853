package com.truewatch.billing.accounts.cloudaccount;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which subscriptions continue which. A renewal is an agreement and a licence of its own and does not name what it renews:
 * that follows from when each began and ended, and from which are known to be followed by another one, the same whatever
 * was heard first.
 */
final class RenewalChains {
    private static final Comparator<CloudSubscription> BY_BEGIN =
            Comparator.comparing(CloudSubscription::beginsAt).thenComparing(CloudSubscription::key);
    private static final Comparator<CloudSubscription> BY_EXPIRY =
            Comparator.comparing(CloudSubscription::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()));

    private final List<List<CloudSubscription>> chains = new ArrayList<>();

    private RenewalChains() {}

    /**
     * The chains of one buyer's subscriptions to one product, each with its oldest first, and the chain that begins first
     * before the others.
     */
    static List<List<CloudSubscription>> of(List<CloudSubscription> subscriptions) {
        RenewalChains found = new RenewalChains();
        subscriptions.stream().sorted(BY_BEGIN).forEach(found::add);
        return found.chains;
    }

    private void add(CloudSubscription next) {
        chains.stream()
                .filter(it -> it.stream().anyMatch(of -> isPartOfSame(of, next)))
                .findFirst()
                .or(() -> next.isRenewal() ? findContinuedBy(next) : Optional.empty())
                .ifPresentOrElse(it -> it.add(next), () -> chains.add(new ArrayList<>(List.of(next))));
    }

    /** An agreement goes on under another licence; or they were put together by who did not keep the reason. */
    private static boolean isPartOfSame(CloudSubscription one, CloudSubscription next) {
        boolean sameAgreement = one.agreementId() != null && one.agreementId().equals(next.agreementId());
        return sameAgreement || (!next.isRenewal() && Objects.equals(one.cloudAccountId(), next.cloudAccountId()));
    }

    /**
     * Of several the one that is known to be followed, and of several of these the one that ended when the renewal began;
     * then the one whose end has no known reason, then what expires first.
     */
    private Optional<List<CloudSubscription>> findContinuedBy(CloudSubscription renewal) {
        return chains.stream()
                .filter(it -> canContinue(last(it), renewal))
                .min(Comparator.<List<CloudSubscription>>comparingInt(it -> rank(last(it)))
                        .thenComparing(it -> gap(last(it), renewal))
                        .thenComparing(RenewalChains::last, BY_EXPIRY)
                        .thenComparing(RenewalChains::last, BY_BEGIN));
    }

    /** What comes after the end is another purchase. */
    private static boolean canContinue(CloudSubscription last, CloudSubscription renewal) {
        return !last.isOver() || !last.endedAt().isBefore(renewal.beginsAt());
    }

    private static int rank(CloudSubscription last) {
        if (last.isSuperseded()) {
            return 0;
        }
        return switch (last.status()) {
            case ENDED -> last.isOver() ? 3 : 1;
            case ENDING -> 3;
            case PENDING_ACTIVATION, ACTIVE, FROZEN -> 2;
        };
    }

    /** Between the end of what is followed and a renewal: the one comes a little before the other, in either order. */
    private static Duration gap(CloudSubscription last, CloudSubscription renewal) {
        return last.isSuperseded() && last.status() == SubscriptionStatus.ENDED
                ? Duration.between(last.endedAt(), renewal.beginsAt()).abs()
                : Duration.ZERO;
    }

    private static CloudSubscription last(List<CloudSubscription> chain) {
        return chain.get(chain.size() - 1);
    }
}
