package com.truewatch.billing.accounts.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Follows the event feed by its cursor while everything happens, as another service does. */
final class FeedReader {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Api api;
    private final String token;
    private final History history;
    private final List<Found.Event> events = new ArrayList<>();
    private final Thread thread = new Thread(this::follow, "feed-reader");
    private volatile boolean over;
    private String after = "";

    FeedReader(Api api, String token, History history) {
        this.api = api;
        this.token = token;
        this.history = history;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Everything that it was given, in order, once it has come to the present end. */
    List<Found.Event> readToTheEnd() throws InterruptedException {
        over = true;
        thread.join();
        return events;
    }

    private void follow() {
        try {
            while (!over) {
                readOn();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            while (readOn() > 0) {
                // There may be more.
            }
        } catch (RuntimeException refused) {
            history.surprise(refused.toString());
        }
    }

    private int readOn() {
        Answer slice = Persistence.untilAnswered(
                () -> api.get("event feed", "/directory/events?limit=200" + after, Api.bearer(token)));
        if (!slice.isSuccess()) {
            throw new IllegalStateException("The feed is refused: " + slice);
        }
        JsonNode items = slice.body().path("items");
        items.forEach(it -> events.add(new Found.Event(
                UUID.fromString(it.path("id").asText()),
                it.path("type").asText(),
                UUID.fromString(it.at("/data/accountId").asText()),
                it.at("/data/version").asLong())));
        after = "&after=" + slice.text("/cursor");
        return items.size();
    }
}
