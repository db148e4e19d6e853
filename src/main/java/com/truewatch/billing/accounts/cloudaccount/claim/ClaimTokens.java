package com.truewatch.billing.accounts.cloudaccount.claim;

import com.truewatch.billing.accounts.cloudaccount.CloudAccountConfig;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The claims that buyers bring from a marketplace: 256 random bits, of which a hash is kept. Whoever holds one claims a
 * subscription, so it travels in the fragment of a URL only.
 */
@Singleton
class ClaimTokens {
    /** 256 bits in Base64 without padding. */
    static final String FORM = "^[A-Za-z0-9_-]{43}$";

    private static final Pattern TOKEN = Pattern.compile(FORM);
    private static final int BYTES = 32;

    private final Rows rows;
    private final Duration lifetime;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ClaimTokens(Rows rows, CloudAccountConfig config, Clock clock) {
        this.rows = rows;
        this.lifetime = config.claims().lifetime();
        this.clock = clock;
    }

    /** A claim of the subscription of this key, in the caller's transaction. */
    String issue(SubscriptionKey key) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        rows.persist(new ClaimToken(hash(token), key, clock.instant().plus(lifetime)));
        return token;
    }

    /** The claim of this token, locked, if this account may use it; the same nothing for any other text. */
    Optional<ClaimToken> lock(String token, UUID account) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return rows.findByIdOptional(hash(token), LockModeType.PESSIMISTIC_WRITE)
                .filter(it -> it.isGoodFor(account, clock.instant()));
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The claims, by their hashes. */
    @Singleton
    static class Rows implements PanacheRepositoryBase<ClaimToken, String> {}
}
