package com.truewatch.billing.accounts.cloudaccount;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionChange;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionTerms;
import com.truewatch.billing.accounts.testing.RandomWalk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The same news make the same of a subscription, whatever their order, and the same of two rows that are one. */
class CloudSubscriptionTest {
    private static final Instant BEGIN = Instant.parse("2026-11-30T00:00:00Z");
    private static final UUID CLOUD_ACCOUNT = UUID.randomUUID();

    private final RandomWalk walk = new RandomWalk();
    private final Random random = walk.random();

    @Test
    void theOrderOfNewsMakesNoDifference() {
        for (int i = 0; i < RandomWalk.steps(); i++) {
            List<SubscriptionEvent> news = news();
            String ordered = take(news);
            List<SubscriptionEvent> mixed = new ArrayList<>(news);
            mixed.addAll(news.subList(0, random.nextInt(news.size())));
            Collections.shuffle(mixed, random);

            assertEquals(ordered, take(mixed), () -> "walk.seed=" + walk.seed() + "\n" + news + "\n" + mixed);
        }
    }

    @Test
    void whatWasToldOfEachOfTwoRowsWasToldOfBoth() {
        for (int i = 0; i < RandomWalk.steps(); i++) {
            List<SubscriptionEvent> news = news();
            CloudSubscription one = subscription(news.get(0));
            CloudSubscription other = subscription(news.get(0));
            news.forEach(it -> (random.nextBoolean() ? one : other).take(it, BEGIN));
            one.absorb(other);

            assertEquals(take(news), state(one), () -> "walk.seed=" + walk.seed() + "\n" + news);
        }
    }

    @Test
    void aCancellationOfTheSameSecondCounts() {
        SubscriptionEvent active = event(SubscriptionChange.ACTIVATED, 1);
        SubscriptionEvent ending = event(SubscriptionChange.ENDING, 1);

        assertEquals(take(List.of(active, ending)), take(List.of(ending, active)));
        assertNotEquals(take(List.of(active)), take(List.of(ending, active)));
    }

    @Test
    void anEndWaitsForItsReasonAndNoLonger() {
        CloudSubscription gone = subscription(event(SubscriptionChange.ACTIVATED, 1));
        gone.take(event(SubscriptionChange.DEPROVISIONED, 5), BEGIN);
        assertEquals(BEGIN.plusSeconds(60), gone.waitsUntil(Duration.ofMinutes(1)));
        gone.take(event(SubscriptionChange.DEPROVISIONED, 5), BEGIN.plusSeconds(30));
        assertEquals(BEGIN.plusSeconds(60), gone.waitsUntil(Duration.ofMinutes(1)));

        gone.take(event(SubscriptionChange.ENDING, 4), BEGIN);

        assertEquals(null, gone.waitsUntil(Duration.ofMinutes(1)));
        assertEquals(true, gone.isOver());
    }

    /** What AWS may tell, each at a time of its own. */
    private List<SubscriptionEvent> news() {
        List<SubscriptionChange> kinds = List.of(
                SubscriptionChange.REGISTERED,
                SubscriptionChange.ACTIVATED,
                SubscriptionChange.UPDATED,
                SubscriptionChange.RENEWS,
                SubscriptionChange.ENDING,
                SubscriptionChange.SUPERSEDED);
        List<SubscriptionEvent> news = new ArrayList<>(List.of(event(SubscriptionChange.ACTIVATED, 0)));
        int turns = 1 + random.nextInt(6);
        for (int second = 1; second <= turns; second++) {
            news.add(event(kinds.get(random.nextInt(kinds.size())), second));
        }
        if (random.nextBoolean()) {
            SubscriptionChange end = random.nextBoolean() ? SubscriptionChange.DEPROVISIONED : SubscriptionChange.ENDED;
            news.add(event(end, turns + 1));
            news.add(event(end, turns + 2));
        }
        return news;
    }

    private SubscriptionEvent event(SubscriptionChange what, int second) {
        boolean says = what != SubscriptionChange.ENDED && what != SubscriptionChange.DEPROVISIONED;
        SubscriptionTerms terms = new SubscriptionTerms(
                "agreement",
                "license",
                null,
                says && random.nextBoolean() ? "order " + second : null,
                says && random.nextBoolean() ? "plan " + second : null,
                null,
                says && random.nextBoolean() ? BEGIN.plus(Duration.ofDays(second)) : null);
        return SubscriptionEvent.of(SubscriptionKey.key("AWS", "l-1"), what, BEGIN.plusSeconds(second), terms);
    }

    private static String take(List<SubscriptionEvent> news) {
        CloudSubscription subscription = subscription(news.get(0));
        news.forEach(it -> subscription.take(it, BEGIN));
        return state(subscription);
    }

    private static CloudSubscription subscription(SubscriptionEvent first) {
        return new CloudSubscription(CLOUD_ACCOUNT, "l-1", first, BEGIN);
    }

    private static String state(CloudSubscription it) {
        return it.status() + " since " + it.beginsAt() + " " + it.plan() + " " + it.isRenewal() + " "
                + it.isSuperseded() + " " + it.isOver()
                + (it.status() == SubscriptionStatus.ENDED ? " " + it.endedAt() : "");
    }
}
