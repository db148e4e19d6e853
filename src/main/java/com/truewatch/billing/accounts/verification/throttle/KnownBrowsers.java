package com.truewatch.billing.accounts.verification.throttle;

import com.truewatch.billing.accounts.platform.security.client.Client;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The browsers that accounts know, each by a random cookie of which only the hash is kept. */
@Singleton
public class KnownBrowsers implements PanacheRepositoryBase<KnownBrowser, KnownBrowser.Key> {
    private static final int TOKEN_BYTES = 24;
    private static final int MOST = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;

    KnownBrowsers(Clock clock) {
        this.clock = clock;
    }

    /** How this account, or the stand-in of a login that names nobody, knows the caller's browser. */
    public Browser of(UUID accountId, Client client) {
        return of(find(accountId, client.browser()).orElse(null));
    }

    /** The same for whoever has looked for its row, by the {@link #hash} of its cookie. */
    public Browser of(@Nullable KnownBrowser row) {
        return row != null && row.isGood(clock.instant()) ? Browser.KNOWN : Browser.UNKNOWN;
    }

    /** By which its rows are found; of a browser without a cookie too, so that it takes no less time. */
    public static String hash(Client client) {
        return hash(client.browser() == null ? "" : client.browser());
    }

    /**
     * Somebody has just logged in with it. A browser that was not known gets a new value, never the one that it brought,
     * which somebody else may have planted there; accounts that knew the old one know the new one too.
     */
    public Remembered remember(UUID accountId, Client client) {
        Instant now = clock.instant();
        String brought = client.browser();
        Optional<KnownBrowser> known = find(accountId, brought).filter(it -> it.isGood(now));
        if (brought != null && known.isPresent()) {
            known.get().renew(now);
            return new Remembered(brought, true);
        }
        String token = newToken();
        persist(new KnownBrowser(new KnownBrowser.Key(accountId, hash(token)), now));
        if (brought != null) {
            carryOver(accountId, brought, token, now);
        }
        forgetSurplus(accountId);
        return new Remembered(token, false);
    }

    /** Every browser is a stranger's again: whoever reset the password may have shared them with somebody else. */
    public void forget(UUID accountId) {
        delete("id.accountId = ?1", accountId);
    }

    private Optional<KnownBrowser> find(UUID accountId, @Nullable String token) {
        // The same query whether there is a cookie or not.
        return findByIdOptional(new KnownBrowser.Key(accountId, hash(token == null ? "" : token)));
    }

    private void carryOver(UUID accountId, String brought, String token, Instant now) {
        find("id.tokenHash = ?1 and id.accountId <> ?2 and expiresAt > ?3", hash(brought), accountId, now)
                .range(0, MOST - 1)
                .stream()
                .toList()
                .forEach(it -> persist(new KnownBrowser(new KnownBrowser.Key(it.accountId(), hash(token)), now)));
    }

    private void forgetSurplus(UUID accountId) {
        List<KnownBrowser> surplus = find("id.accountId = ?1 order by expiresAt desc", accountId)
                .range(MOST, Integer.MAX_VALUE - 1)
                .list();
        surplus.forEach(this::delete);
    }

    private static String newToken() {
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A browser that is known from now on.
     *
     * @param token for its cookie
     * @param wasKnown whether it was known before
     */
    public record Remembered(String token, boolean wasKnown) {
        /** Without the token. */
        @Override
        public String toString() {
            return "Remembered";
        }
    }
}
