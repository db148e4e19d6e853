package com.truewatch.billing.accounts.platform.password;

import com.truewatch.billing.accounts.platform.limits.ConcurrencyLimit;
import com.truewatch.billing.accounts.platform.metrics.Metric;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Password hashes: Argon2id (RFC 9106) in PHC format, over the NFC form of the whole password. At most two hashes a
 * processor run at once, so that a flood of logins costs time and not memory. The first is made at the start: where the native
 * library cannot be loaded, as from a {@code /tmp} without {@code exec}, nothing starts.
 */
@Singleton
@Startup
public class PasswordHasher {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2)
    };

    private static final Metric WAITING =
            Metric.timer("accounts.password.hash.wait", "the wait until there was room to hash a password", BUCKETS);

    private static final Metric HASHING =
            Metric.timer("accounts.password.hash", "one password hashed, to set it or to compare it", BUCKETS);

    private final Sodium sodium = Sodium.load();
    private final ConcurrencyLimit limit = new ConcurrencyLimit(2);
    private final PasswordConfig.Hash config;
    private final Timer waiting;
    private final Timer hashing;
    private final String nobodysHash;

    PasswordHasher(PasswordConfig config, MeterRegistry registry) {
        this.config = config.hash();
        this.waiting = WAITING.timer(registry);
        this.hashing = HASHING.timer(registry);
        this.nobodysHash = hash("nobody knows this; it only takes as long as a real one");
    }

    /**
     * The hash of a new password.
     *
     * @throws ProblemException {@code unavailable} when too many hashes are wanted at once
     */
    public String hash(String password) {
        return withSlot(password, it -> sodium.hash(it, config.memory(), config.iterations()));
    }

    /**
     * Whether this is the password behind the hash. Without a hash (no account, no password) it does the same work and
     * says no.
     *
     * @throws ProblemException {@code unavailable} when too many hashes are wanted at once
     */
    public boolean matches(@Nullable String hash, String password) {
        boolean same = withSlot(password, it -> sodium.verify(hash == null ? nobodysHash : hash, it));
        return same && hash != null;
    }

    /** Whether the hash was made with other parameters than a new one would be: more work, less, or another kind of it. */
    public boolean isOutdated(String hash) {
        return !hash.startsWith("$argon2id$v=19$m=%d,t=%d,p=1$".formatted(config.memory(), config.iterations()));
    }

    private <T> T withSlot(String password, Function<byte[], T> work) {
        byte[] bytes = Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        Timer.Sample waited = Timer.start();
        try {
            return limit.run(() -> {
                waited.stop(waiting);
                return hashing.record(() -> work.apply(bytes));
            });
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
