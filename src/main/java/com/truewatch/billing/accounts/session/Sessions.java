package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.Holder.Secret;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions of an account that are alive, for whatever changes the account: {@link SessionService} ends them. */
public interface Sessions {
    /** Why a change of the account ends sessions. */
    enum Cause {
        /** The email or phone was changed in another session. */
        CREDENTIAL_CHANGED,
        /** The password was changed in another session. */
        PASSWORD_CHANGED,
        /** The password was set anew by a code. */
        PASSWORD_RESET,
        /** A second factor was enrolled or removed in another session. */
        FACTOR_CHANGED,
        /** Staff have frozen the account. */
        FROZEN,
        /** Staff have ended the sessions. */
        REVOKED_BY_OPERATOR,
        /** A change of email or phone was undone. */
        CHANGE_UNDONE,
        /** Staff have decided to whom a contested account belongs. */
        CONTEST_DECIDED,
        /** The account is closed. */
        CLOSED
    }

    /** Ends every one of them but one, in the caller's transaction; how many that were. */
    int endAllBut(UUID accountId, UUID keptSessionId, Cause cause);

    /** Ends every one of them, in the caller's transaction; how many that were. */
    int endAll(UUID accountId, Cause cause);

    /**
     * Ends those that began by a ticket for a workspace which is no longer the account's, in the caller's transaction; how
     * many that were.
     */
    int endAllOfWorkspace(UUID accountId, String workspaceId);

    /**
     * In this session a proof was given just now; in the caller's transaction. {@code secret} is null where it was neither
     * the password nor a passkey.
     */
    void prove(UUID accountId, UUID sessionId, @Nullable Secret secret);

    /** The newest of them, before {@code before} where it is given. */
    List<LiveSession> list(UUID accountId, @Nullable UUID before, int limit);

    /**
     * One of them.
     *
     * @param id which
     * @param network where it was begun, masked
     * @param device the User-Agent with which it was begun
     * @param createdAt the login
     * @param lastUsedAt the login or the last refresh
     * @param expiresAt when it ends at the latest
     */
    record LiveSession(
            UUID id,
            String network,
            @Nullable String device,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt) {}
}
