package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.delivery.sms.SmsFailure;
import com.truewatch.billing.accounts.delivery.sms.SmsOutcome;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.persistence.Basic;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One message to one recipient, from the wish to send it to the server that took it over. */
@Entity
@Table(name = "message")
public class Message {
    /** QUEUED -> SENT, EXPIRED, SUPERSEDED, REFUSED or UNCERTAIN. */
    public enum Status {
        /** Waits for its turn, or for a server that is away. */
        QUEUED,
        /** The mail or SMS server has it. */
        SENT,
        /** Nobody took it before what it says had lapsed. */
        EXPIRED,
        /** The code or link that it was to carry is no longer good. */
        SUPERSEDED,
        /** The SMS provider will not send it to this number, now or later. */
        REFUSED,
        /** The SMS provider may have it; it is not sent again. */
        UNCERTAIN;

        /** Where a message is after this handover. */
        public static Status after(SmsOutcome outcome) {
            return outcome instanceof SmsOutcome.Failed failed
                    ? switch (failed.failure().after()) {
                        case REFUSED -> REFUSED;
                        case UNCERTAIN -> UNCERTAIN;
                        case OUR_FAULT, NOT_SENT -> QUEUED;
                    }
                    : SENT;
        }
    }

    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String recipient;
    private String locale;

    @Enumerated(EnumType.STRING)
    private MessageTemplate template;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<TemplateField, String> facts;

    private @Nullable UUID challengeId;

    private @Nullable Integer challengeSend;

    private @Nullable UUID linkId;

    private @Nullable String traceparent;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Basic
    private Instant createdAt;

    private Instant expiresAt;

    @Basic
    private @Nullable Instant sentAt;

    @SuppressWarnings("UnusedVariable") // Counted by a statement beside the entity.
    private int handovers;

    @SuppressWarnings("UnusedVariable") // Kept for operators, as the next two are.
    private @Nullable String gateway;

    @SuppressWarnings("UnusedVariable")
    private @Nullable String providerMessageId;

    @Enumerated(EnumType.STRING)
    @SuppressWarnings("UnusedVariable")
    private @Nullable SmsFailure failure;

    /** For Hibernate. */
    protected Message() {}

    /**
     * A message.
     *
     * @throws IllegalArgumentException when the template says something that the facts do not hold
     */
    public Message(
            UUID accountId, Recipient recipient, MessageTemplate template, TemplateValues facts, Lifetime lifetime) {
        this.id = OwnedId.next(accountId);
        this.channel = recipient.channel();
        this.recipient = recipient.address();
        this.locale = recipient.locale().getLanguage();
        this.template = template;
        this.facts = facts.required(template.facts());
        this.status = Status.QUEUED;
        this.createdAt = lifetime.createdAt();
        this.expiresAt = lifetime.expiresAt();
    }

    /** This message, carrying the code of one send of a challenge. */
    public Message carryingCode(UUID challenge, int send) {
        challengeId = challenge;
        challengeSend = send;
        return this;
    }

    /** This message, carrying the link of a change. */
    public Message carryingLink(UUID change) {
        linkId = change;
        return this;
    }

    /** What is done now asked for it. */
    void trace(@Nullable String present) {
        traceparent = present;
    }

    /**
     * Who gets a message.
     *
     * @param channel how
     * @param address a mail address with an ASCII domain, or a number in E.164
     * @param locale the language of the text
     */
    public record Recipient(Channel channel, String address, Locale locale) {}

    /**
     * How long a message is worth sending.
     *
     * @param createdAt from
     * @param expiresAt until, exclusive
     */
    public record Lifetime(Instant createdAt, Instant expiresAt) {}

    public OwnedId id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    Channel channel() {
        return channel;
    }

    public String recipient() {
        return recipient;
    }

    Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    MessageTemplate template() {
        return template;
    }

    Map<TemplateField, String> facts() {
        return facts;
    }

    @Nullable UUID challengeId() {
        return challengeId;
    }

    @Nullable Integer challengeSend() {
        return challengeSend;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    @Nullable UUID linkId() {
        return linkId;
    }

    /** The trace in which it was asked for; null where there was none. */
    @Nullable String traceparent() {
        return traceparent;
    }

    Status status() {
        return status;
    }

    /** Why the last handover as a text message failed; null where none did. */
    @Nullable SmsFailure failure() {
        return failure;
    }

    boolean isQueued() {
        return status == Status.QUEUED;
    }

    boolean isWorthSending(Instant now) {
        return now.isBefore(expiresAt);
    }
}
