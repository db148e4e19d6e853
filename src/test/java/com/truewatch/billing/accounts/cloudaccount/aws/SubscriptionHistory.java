package com.truewatch.billing.accounts.cloudaccount.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What AWS tells of one subscription from its purchase to its end, and of what the same buyer buys after that: in the order
 * of its time, and as it may come.
 *
 * @param events of purchases by their numbers; the first is the licence of the first
 * @param purchases how many there are
 */
record SubscriptionHistory(List<Told> events, int purchases) {
    private static final int MOST_TURNS = 5;
    private static final List<String> ENDS = List.of("CANCELLED", "EXPIRED", "TERMINATED", "ARCHIVED");

    /** One of many. */
    static SubscriptionHistory random(Random random) {
        return new Writer(random).write();
    }

    /** As its events come when nobody keeps their order: some again, in the same words or anew. The first is left out. */
    List<Told> shuffled(Random random) {
        List<Told> come = new ArrayList<>(events.subList(1, events.size()));
        for (Told each : events) {
            if (random.nextInt(4) == 0) {
                come.add(each);
            }
        }
        Collections.shuffle(come, random);
        return come;
    }

    /**
     * An event.
     *
     * @param what its kind and its word
     * @param purchase of which
     * @param second when
     */
    record Told(What what, String word, int purchase, int second) {
        String of(AwsPurchase bought, Instant begin) {
            Instant at = begin.plusSeconds(second);
            return switch (what) {
                case CREATED -> bought.created(word, at);
                case LICENSED -> bought.licensed(at);
                case AMENDED -> bought.amended(at);
                case ENDED -> bought.ended(word, at);
                case DEPROVISIONED -> bought.deprovisioned(at);
            };
        }
    }

    /** Kinds of events. */
    enum What {
        CREATED,
        LICENSED,
        AMENDED,
        ENDED,
        DEPROVISIONED
    }

    /** Goes through time. */
    private static final class Writer {
        private final Random random;
        private final List<Told> events = new ArrayList<>();
        private int second;
        private int present;

        Writer(Random random) {
            this.random = random;
        }

        SubscriptionHistory write() {
            tell(What.LICENSED, "", present);
            boolean over = false;
            for (int turn = random.nextInt(MOST_TURNS) + 1; turn > 0; turn--) {
                if (over) {
                    isBoughtAnew();
                    over = false;
                } else {
                    over = turn();
                }
            }
            return new SubscriptionHistory(events, present + 1);
        }

        /** Whether that was the end. */
        private boolean turn() {
            switch (random.nextInt(6)) {
                case 0, 1 -> isFollowed("RENEW", "RENEWED");
                case 2 -> isFollowed("REPLACE", "REPLACED");
                case 3 -> tell(What.AMENDED, "", present);
                case 4 -> tell(What.LICENSED, "", present);
                default -> {
                    tell(What.ENDED, ENDS.get(random.nextInt(ENDS.size())), present);
                    tell(What.DEPROVISIONED, "", present);
                    return true;
                }
            }
            return false;
        }

        private void isBoughtAnew() {
            present++;
            tell(What.CREATED, "NEW", present);
            tell(What.LICENSED, "", present);
        }

        /** The new licence comes before the old one goes, or after it. */
        private void isFollowed(String intent, String status) {
            int former = present++;
            tell(What.CREATED, intent, present);
            boolean licensed = false;
            for (What of : List.of(What.ENDED, What.DEPROVISIONED)) {
                if (!licensed && random.nextBoolean()) {
                    tell(What.LICENSED, "", present);
                    licensed = true;
                }
                tell(of, of == What.ENDED ? status : "", former);
            }
            if (!licensed) {
                tell(What.LICENSED, "", present);
            }
        }

        private void tell(What what, String word, int purchase) {
            events.add(new Told(what, word, purchase, second++));
        }
    }
}
