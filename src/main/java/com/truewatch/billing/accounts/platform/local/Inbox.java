package com.truewatch.billing.accounts.platform.local;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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

    /**
     * One message.
     *
     * @param channel EMAIL or SMS
     * @param recipient where it would have gone
     * @param subject of a mail
     * @param text whole
     * @param sentAt when it would have left
     */
    public record Captured(
            String channel, String recipient, @Nullable String subject, String text, Instant sentAt) {}
}
