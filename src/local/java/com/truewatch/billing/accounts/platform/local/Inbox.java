package com.truewatch.billing.accounts.platform.local;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.truewatch.billing.accounts.delivery.mail.Mail;
import com.truewatch.billing.accounts.delivery.sms.TextMessage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
     * @param code the code that it brings; null for none
     * @param link the link with a token that it brings; null for none
     * @param html the same laid out, for a mail; has an address of its own
     * @param sentAt when it would have left
     */
    public record Captured(
            UUID id,
            String channel,
            String recipient,
            @Nullable String subject,
            String text,
            @Nullable String code,
            @Nullable String link,
            @JsonIgnore @Nullable String html,
            Instant sentAt) {
        /** It has its code on a line of its own: digits in a name or an address are none. */
        private static final Pattern CODE_IN_MAIL = Pattern.compile("(?m)^\\s*(\\d{6})\\s*$");

        private static final Pattern CODE_IN_TEXT_MESSAGE = Pattern.compile("(?<![\\w.-])(\\d{6})(?![\\w-])");
        private static final Pattern LINK = Pattern.compile("(https?://\\S+#token=\\S+)");

        static Captured mail(Mail mail, Instant sentAt) {
            return new Captured(
                    mail.messageId(),
                    "EMAIL",
                    mail.recipient(),
                    mail.subject(),
                    mail.text(),
                    first(CODE_IN_MAIL, mail.text()),
                    first(LINK, mail.text()),
                    mail.html(),
                    sentAt);
        }

        static Captured textMessage(TextMessage message, Instant sentAt) {
            String text = message.wording().text();
            return new Captured(
                    message.messageId(),
                    "SMS",
                    message.recipient(),
                    null,
                    text,
                    first(CODE_IN_TEXT_MESSAGE, text),
                    first(LINK, text),
                    null,
                    sentAt);
        }

        private static @Nullable String first(Pattern pattern, String text) {
            Matcher found = pattern.matcher(text);
            return found.find() ? found.group(1) : null;
        }
    }
}
