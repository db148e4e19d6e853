package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.delivery.sms.SmsFailure;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Messages that came to their end without arriving, as far as anybody knows. */
@Singleton
public class DeadLetters {
    private final MessageRepository messages;

    DeadLetters(MessageRepository messages) {
        this.messages = messages;
    }

    /**
     * Newest first; in the transaction of the caller.
     *
     * @param before the id of the last one that is known already; null from the newest on
     */
    public List<DeadLetter> list(@Nullable UUID before, int limit) {
        return messages.findDead(before, limit).stream().map(DeadLetters::of).toList();
    }

    private static DeadLetter of(Message message) {
        return new DeadLetter(
                message.id().id(),
                message.id().accountId(),
                message.channel(),
                message.recipient(),
                message.template(),
                switch (message.status()) {
                    case REFUSED -> End.REFUSED;
                    case UNCERTAIN -> End.UNCERTAIN;
                    case EXPIRED -> End.EXPIRED;
                    case QUEUED, SENT, SUPERSEDED ->
                        throw new IllegalStateException("Alive: " + message.id().id());
                },
                message.failure(),
                message.createdAt(),
                message.expiresAt());
    }

    /** How it ended. */
    @Schema(name = "DeliveryEnd")
    public enum End {
        /** Nobody took it in time: its server was away, or refused it for a reason that we could mend. */
        EXPIRED,
        /** The provider will never send it to this number. */
        REFUSED,
        /** The provider may have it or not; a second try could send it twice. */
        UNCERTAIN
    }

    /**
     * One of them.
     *
     * @param id of the message
     * @param accountId whose it is; of nobody's where a code was asked for that names no account
     * @param channel how it was to travel
     * @param recipient a deliverable address, in full
     * @param template what it said
     * @param end how it ended
     * @param failure why the SMS provider did not take it at last; null for a mail, or where none was asked
     * @param createdAt when it was asked for
     * @param expiresAt until when it was worth sending
     */
    public record DeadLetter(
            UUID id,
            UUID accountId,
            Channel channel,
            String recipient,
            MessageTemplate template,
            End end,
            @Nullable SmsFailure failure,
            Instant createdAt,
            Instant expiresAt) {
        /** Without the address. */
        @Override
        public String toString() {
            return "DeadLetter " + id;
        }
    }
}
