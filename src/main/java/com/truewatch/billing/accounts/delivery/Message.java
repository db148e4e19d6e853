package com.truewatch.billing.accounts.delivery;

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
    /** QUEUED -> SENT, EXPIRED or SUPERSEDED. */
    enum Status {
        /** Waits for its turn, or for a server that is away. */
        QUEUED,
        /** The mail or SMS server has it. */
        SENT,
        /** Nobody took it before what it says had lapsed. */
        EXPIRED,
        /** The code or link that it was to carry is no longer good. */
        SUPERSEDED
    }

    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String recipient;
    private String locale;

    @Enumerated(EnumType.STRING)
    private Template template;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> parameters;

    private @Nullable UUID challengeId;

    private @Nullable Integer challengeSend;

    private @Nullable UUID linkId;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Basic
    private Instant createdAt;

    private Instant expiresAt;

    @Basic
    private @Nullable Instant sentAt;

    /** For Hibernate. */
    protected Message() {}

    /** A message that is worth sending until {@code expiresAt}; {@code recipient} is a deliverable address. */
    public Message(
            UUID accountId, Recipient recipient, Template template, Map<String, String> parameters, Lifetime lifetime) {
        this.id = OwnedId.next(accountId);
        this.channel = recipient.channel();
        this.recipient = recipient.address();
        this.locale = recipient.locale().getLanguage();
        this.template = template;
        this.parameters = Map.copyOf(parameters);
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

    OwnedId id() {
        return id;
    }

    Channel channel() {
        return channel;
    }

    String recipient() {
        return recipient;
    }

    Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    Template template() {
        return template;
    }

    Map<String, String> parameters() {
        return parameters;
    }

    @Nullable UUID challengeId() {
        return challengeId;
    }

    @Nullable Integer challengeSend() {
        return challengeSend;
    }

    @Nullable UUID linkId() {
        return linkId;
    }

    boolean isQueued() {
        return status == Status.QUEUED;
    }

    boolean isWorthSending(Instant now) {
        return now.isBefore(expiresAt);
    }
}
