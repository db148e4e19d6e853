package com.truewatch.billing.accounts.platform.local;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last messages that would have left this machine, in memory, newest first. */
@Singleton
public class Inbox {
    private static final int CAPACITY = 500;

    private final Deque<Captured> messages = new ArrayDeque<>();

    synchronized void add(Captured message) {
        messages.addFirst(message);
        if (messages.size() > CAPACITY) {
            messages.removeLast();
        }
    }

    /** Those to one recipient, or all of them. */
    public synchronized List<Captured> list(@Nullable String recipient) {
        return messages.stream()
                .filter(it -> recipient == null || it.recipient().equalsIgnoreCase(recipient))
                .toList();
    }

    /** How a mail looks; empty for a text message and for one that is no longer kept. */
    synchronized Optional<String> html(UUID id) {
        return messages.stream().filter(it -> it.id().equals(id)).findFirst().map(Captured::html);
    }

    /**
     * One message.
     *
     * @param id of the message
     * @param channel EMAIL or SMS
     * @param recipient where it would have gone
     * @param subject of a mail
     * @param text whole
     * @param html the same laid out, for a mail; has an address of its own
     * @param sentAt when it would have left
     */
    public record Captured(
            UUID id,
            String channel,
            String recipient,
            @Nullable String subject,
            String text,
            @JsonIgnore @Nullable String html,
            Instant sentAt) {}
}
