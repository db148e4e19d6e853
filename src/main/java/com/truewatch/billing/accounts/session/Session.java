package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.Holder.Secret;
import com.truewatch.billing.accounts.account.Holder.SecretProof;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.persistence.Basic;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One login on one device, until it is ended, lies idle too long or is too old. */
@Entity
@Table(name = "session")
public class Session {
    /** By what the holder logged in. */
    @Schema(name = "SessionStrength")
    public enum Strength {
        /** A password. */
        PASSWORD,
        /** A one-time code. */
        CODE,
        /** A ticket of the console: for reading and for settlement only. */
        ENTRY,
        /** A passkey alone, which is both proofs at once: the device, and who unlocked it. */
        PASSKEY,
        /** A password, then a passkey. */
        PASSWORD_PASSKEY,
        /** A password, then a value of an authenticator app. */
        PASSWORD_TOTP,
        /** A password, then a recovery code. */
        PASSWORD_RECOVERY_CODE,
        /** A one-time code, then a passkey. */
        CODE_PASSKEY,
        /** A one-time code, then a value of an authenticator app. */
        CODE_TOTP,
        /** A one-time code, then a recovery code. */
        CODE_RECOVERY_CODE
    }

    /** Why a session was ended before its time. */
    enum EndReason {
        /** By its holder. */
        LOGGED_OUT,
        /** By its holder, from another session. */
        REVOKED,
        /** Its holder began more sessions than an account may have, and it was the oldest. */
        TOO_MANY,
        /** The email or phone was changed in another session. */
        CREDENTIAL_CHANGED,
        /** A refresh token came back that had long been replaced: someone has a copy. */
        REFRESH_REUSED,
        /** The password was changed in another session. */
        PASSWORD_CHANGED,
        /** The password was set anew by a code. */
        PASSWORD_RESET,
        /** A second factor was enrolled or removed in another session. */
        FACTOR_CHANGED,
        /** Staff have frozen the account. */
        FROZEN,
        /** Staff have ended the account's sessions. */
        REVOKED_BY_OPERATOR,
        /** A change of email or phone was undone. */
        CHANGE_UNDONE,
        /** Staff have decided to whom a contested account belongs. */
        CONTEST_DECIDED,
        /** The account is closed. */
        CLOSED,
        /** It began by a ticket for a workspace that the account no longer has. */
        WORKSPACE_LEFT,
        /** The database was restored from a backup: written by its function {@code raise_key_epoch} only. */
        RESTORED;

        static EndReason of(Sessions.Cause cause) {
            return switch (cause) {
                case CREDENTIAL_CHANGED -> CREDENTIAL_CHANGED;
                case PASSWORD_CHANGED -> PASSWORD_CHANGED;
                case PASSWORD_RESET -> PASSWORD_RESET;
                case FACTOR_CHANGED -> FACTOR_CHANGED;
                case FROZEN -> FROZEN;
                case REVOKED_BY_OPERATOR -> REVOKED_BY_OPERATOR;
                case CHANGE_UNDONE -> CHANGE_UNDONE;
                case CONTEST_DECIDED -> CONTEST_DECIDED;
                case CLOSED -> CLOSED;
            };
        }
    }

    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private Strength strength;

    private @Nullable String amr;

    private Instant createdAt;

    @Basic
    private @Nullable Instant provedAt;

    @Enumerated(EnumType.STRING)
    @Basic
    private @Nullable Secret secret;

    private @Nullable Instant secretProvedAt;

    private Instant lastUsedAt;

    private Instant expiresAt;

    private int refreshCounter;

    private String network;

    private @Nullable String device;

    @SuppressWarnings("UnusedVariable") // Read by the query that finds those of a workspace.
    private @Nullable String workspaceId;

    private @Nullable Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Basic
    private @Nullable EndReason endReason;

    /** For Hibernate. */
    protected Session() {}

    Session(UUID accountId, Authentication authentication, Client client, Instant now, Duration absolute) {
        this.id = OwnedId.next(accountId);
        this.strength = authentication.strength();
        this.amr = authentication.storedMethods();
        this.createdAt = now;
        this.provedAt = authentication.strength() == Strength.ENTRY ? null : now;
        this.secret = authentication.secret();
        this.secretProvedAt = secret == null ? null : now;
        this.lastUsedAt = now;
        this.expiresAt = now.plus(absolute);
        this.network = client.network();
        this.device = client.device();
    }

    /** The workspace whose owner the console has sent: it ends with that. */
    void beganFor(String workspace) {
        workspaceId = workspace;
    }

    /** Whether its tokens are good: not ended, not idle too long, not too old. */
    boolean isAlive(Instant now, Duration idle) {
        return endedAt == null && now.isBefore(expiresAt) && now.isBefore(lastUsedAt.plus(idle));
    }

    /** Hands out the next refresh token; the one before it stays answerable for a short grace. */
    void rotate(Instant now) {
        refreshCounter++;
        lastUsedAt = now;
    }

    /** Ends it now; a session that has ended stays as it is. */
    void end(EndReason reason, Instant now) {
        if (endedAt == null) {
            endedAt = now;
            endReason = reason;
        }
    }

    /** What others may know of it. */
    Sessions.LiveSession toLiveSession() {
        return new Sessions.LiveSession(id.id(), network, device, createdAt, lastUsedAt, expiresAt);
    }

    OwnedId id() {
        return id;
    }

    Strength strength() {
        return strength;
    }

    /** By what the holder has proved to be one, when it began. */
    Authentication authentication() {
        return Authentication.read(strength, amr);
    }

    /** When a secret of the account was last shown in it; null where none was. */
    @Nullable Instant provedAt() {
        return provedAt;
    }

    /** How its holder has proved to be one, for whatever asks for a fresh or a strong proof. */
    Holder.SessionProof proof() {
        return new Holder.SessionProof(
                strength == Strength.ENTRY,
                authentication().isByCode(),
                authentication().isByPassword(),
                provedAt,
                secret == null ? null : new SecretProof(secret, Objects.requireNonNull(secretProvedAt)));
    }

    String network() {
        return network;
    }

    @Nullable String device() {
        return device;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    int refreshCounter() {
        return refreshCounter;
    }
}
