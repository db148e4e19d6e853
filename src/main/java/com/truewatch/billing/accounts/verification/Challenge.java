package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.delivery.Channel;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import jakarta.persistence.Basic;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The demand to prove one address for one step. Each send draws a new salt, which voids the code before it; the tries
 * stay with the step. Only what changed is written back: the tries are counted by statements beside the entity.
 */
@Entity
@DynamicUpdate
@Table(name = "challenge")
public class Challenge {
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Enumerated(EnumType.STRING)
    private Step step;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String address;

    private String keyId;

    private byte[] salt;
    private int sends;
    private int tries;

    @Basic
    private Instant createdAt;

    @Basic
    private Instant sentAt;

    private Instant expiresAt;

    private Instant resendAvailableAt;

    private @Nullable Instant closedAt;

    private boolean decoy;

    private @Nullable String limitKey;

    /** For Hibernate. */
    protected Challenge() {}

    /** The first code is on its way to this address. */
    Challenge(ChallengeRequest request, Address to, String keyId, Instant now) {
        this.id = OwnedId.next(request.subject());
        this.purpose = request.purpose();
        this.step = request.step();
        this.decoy = request.decoy();
        this.limitKey = request.limitKey();
        this.createdAt = now;
        draw(to, keyId, now);
    }

    /** A new code is on its way to this address; the one before it is void. */
    void send(Address to, String newKeyId, Instant now) {
        draw(to, newKeyId, now);
        closedAt = null;
    }

    private void draw(Address to, String newKeyId, Instant now) {
        channel = to instanceof EmailAddress ? Channel.EMAIL : Channel.SMS;
        address = to.key();
        keyId = newKeyId;
        salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        sends++;
        sentAt = now;
        expiresAt = now.plus(CodePolicy.LIFETIME);
        resendAvailableAt = now.plus(CodePolicy.RESEND_PAUSE);
    }

    /** The code of the present send; empty when its key has been retired. */
    Optional<String> code(Secrets secrets) {
        return secrets.derive(keyId, "one-time-code", salt, id.id(), purpose, step, id.accountId(), address)
                .map(Challenge::truncate);
    }

    /** Dynamic truncation of RFC 4226, 5.3, over a longer tag; leading zeros are kept. */
    static String truncate(byte[] tag) {
        int offset = tag[tag.length - 1] & 0x0f;
        int binary = ((tag[offset] & 0x7f) << 24)
                | ((tag[offset + 1] & 0xff) << 16)
                | ((tag[offset + 2] & 0xff) << 8)
                | (tag[offset + 3] & 0xff);
        return String.format(Locale.ROOT, "%0" + CodePolicy.DIGITS + "d", binary % 1_000_000);
    }

    /** Where a request for a code stands, for who asks to send it anew; {@code OPEN} while that can help. */
    State state(Instant now) {
        if (closedAt != null) {
            return State.COMPLETED;
        }
        if (attemptsLeft() <= 0) {
            return State.LOCKED;
        }
        return now.isBefore(createdAt.plus(CodePolicy.REQUEST_LIFETIME)) ? State.OPEN : State.EXPIRED;
    }

    /** Where a request for a code stands. */
    enum State {
        /** A code is on its way, or can be sent anew. */
        OPEN,
        /** Its code was used. */
        COMPLETED,
        /** Its tries are used up. */
        LOCKED,
        /** It is too old to send another code. */
        EXPIRED
    }

    /** Whether a code for it can still be right. */
    boolean isOpen(Instant now) {
        return closedAt == null && now.isBefore(expiresAt);
    }

    /** Its key. */
    public OwnedId id() {
        return id;
    }

    /** Whether the present code proves this address. */
    public boolean proves(Address claimed) {
        return address.equals(claimed.key());
    }

    /** The address that the present code proves, masked. */
    public String maskedAddress() {
        return channel == Channel.EMAIL
                ? new EmailAddress(address, address).masked()
                : new PhoneNumber(address).masked();
    }

    /** Where the present code went as a text message; empty where it went by mail. */
    Optional<PhoneNumber> phone() {
        return channel == Channel.SMS ? Optional.of(new PhoneNumber(address)) : Optional.empty();
    }

    /** When the present code was sent. */
    Instant sentAt() {
        return sentAt;
    }

    /** Wrong codes the step still allows. */
    public int attemptsLeft() {
        return CodePolicy.TRIES - tries;
    }

    /** Counts the sends, from 1. */
    public int sends() {
        return sends;
    }

    /** When the present code lapses. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** From when on it can be sent anew. */
    public Instant resendAvailableAt() {
        return resendAvailableAt;
    }

    /** Whether the present code travels as a text message. */
    public boolean isBySms() {
        return channel == Channel.SMS;
    }

    Purpose purpose() {
        return purpose;
    }

    /** Whether it proves an address that the account does not have yet, and that may be anybody's. */
    boolean isOfNewAddress() {
        return step == Step.NEW;
    }

    boolean isDecoy() {
        return decoy;
    }

    @Nullable String limitKey() {
        return limitKey;
    }
}
