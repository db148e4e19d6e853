package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.platform.security.client.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The holder of an account who is calling, by a session that was alive when the call was authenticated.
 *
 * @param account as it was then, read in the same query as the session and detached
 * @param sessionId the session
 * @param proof how its holder has proved to be one
 * @param client where the call comes from
 */
public record Holder(Account account, UUID sessionId, SessionProof proof, Client client) {
    /** The attribute of the security identity under which it travels. */
    public static final String ATTRIBUTE = "holder";

    /** For how long a proof is fresh, from the login or from when a secret was last shown in the session. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    /** Whether the session began with a ticket of the console, and no secret of the account was shown. */
    public boolean byTicket() {
        return proof.byTicket();
    }

    /** Whether a secret of the account was shown in this session a short while ago; an access token is none. */
    public boolean hasFreshProof(Instant now) {
        return proof.provedAt() != null && now.isBefore(proof.provedAt().plus(FRESH));
    }

    /** Whether the session tells no more than that somebody could read the account's messages. */
    public boolean isByCode() {
        return proof.byCode() || (proof.byPassword() && account.password().isByCode());
    }

    /** Whose account. */
    public UUID accountId() {
        return account.id();
    }

    /**
     * How the holder of a session has proved to be one.
     *
     * @param byTicket whether it began with a ticket of the console
     * @param byCode whether it began with a code
     * @param byPassword whether it began with the password
     * @param provedAt when a secret of the account was last shown; null where none was
     * @param secret the last of these that was the password or a passkey; null where none was
     */
    public record SessionProof(
            boolean byTicket,
            boolean byCode,
            boolean byPassword,
            @Nullable Instant provedAt,
            @Nullable SecretProof secret) {}

    /** What only its holder has: neither the messages of the account nor an app that shows its values to anybody. */
    public enum Secret {
        /** The password. */
        PASSWORD,
        /** A passkey. */
        PASSKEY
    }

    /**
     * That such a secret was shown.
     *
     * @param secret which
     * @param at when
     */
    public record SecretProof(Secret secret, Instant at) {
        /** Whether that was a short while ago. */
        public boolean isFresh(Instant now) {
            return now.isBefore(at.plus(FRESH));
        }
    }
}
