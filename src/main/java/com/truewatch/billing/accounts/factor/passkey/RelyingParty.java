package com.truewatch.billing.accounts.factor.passkey;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom passkeys are made for: from configuration, never from a request, and looked at before the service answers anybody. */
@Startup
@Singleton
class RelyingParty {
    private static final String LOCALHOST = "localhost";
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final @Nullable String id;
    private final Set<Origin> origins;

    /** @throws IllegalStateException naming the setting to which no browser would give a passkey */
    RelyingParty(PasskeyConfig config) {
        this.id = config.relyingPartyId().orElse(null);
        Set<String> configured = config.origins().orElse(Set.of());
        if ((id == null) != configured.isEmpty()) {
            throw new IllegalStateException(
                    "accounts.passkeys.relying-party-id and accounts.passkeys.origins go together");
        }
        if (id != null && !id.equals(LOCALHOST) && !DOMAIN.matcher(id).matches()) {
            throw new IllegalStateException(
                    "accounts.passkeys.relying-party-id must be a domain in lower-case ASCII: " + id);
        }
        configured.forEach(it -> require(it, String.valueOf(id)));
        this.origins = configured.stream().map(Origin::new).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Its id.
     *
     * @throws ProblemException {@code unavailable} where none is configured
     */
    String id() {
        if (id == null) {
            throw ProblemException.unavailable(PAUSE);
        }
        return id;
    }

    /** What an answer to this challenge is held to. */
    ServerProperty expecting(byte[] challenge) {
        return ServerProperty.builder()
                .origins(origins)
                .rpId(id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static void require(String origin, String id) {
        URI uri;
        try {
            uri = URI.create(origin);
        } catch (IllegalArgumentException unreadable) {
            throw unusable(origin, id);
        }
        String host = uri.getHost();
        boolean bare = host != null
                && uri.getRawUserInfo() == null
                && uri.getRawPath().isEmpty()
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && origin.equals(origin.toLowerCase(Locale.ROOT));
        boolean secure = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && LOCALHOST.equals(host));
        if (!bare || !secure || !(id.equals(host) || host.endsWith("." + id))) {
            throw unusable(origin, id);
        }
    }

    private static IllegalStateException unusable(String origin, String id) {
        return new IllegalStateException("accounts.passkeys.origins must each be https:// with a host at or below " + id
                + ", in lower-case ASCII and without a path: " + origin);
    }
}
