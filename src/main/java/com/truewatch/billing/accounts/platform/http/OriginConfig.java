package com.truewatch.billing.accounts.platform.http;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Which web pages may call this service from a browser. */
@ConfigMapping(prefix = "accounts.http")
interface OriginConfig {
    /** Exact origins of other sites, for example {@code https://billing.example}: they get CORS headers. */
    Optional<Set<String>> allowedOrigins();

    /** Origins under which the service itself is reached; needed where its explorer calls it. */
    Optional<Set<String>> ownOrigins();

    /** Where clients reach the service, for its own document only. */
    Optional<String> publicUrl();
}
