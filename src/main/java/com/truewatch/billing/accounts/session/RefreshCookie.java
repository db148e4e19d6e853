package com.truewatch.billing.accounts.session;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.util.Optional;

/** The cookie that carries the refresh token: out of reach of scripts, of other sites and of plain http. */
@Singleton
class RefreshCookie {
    private final SessionConfig config;

    RefreshCookie(SessionConfig config) {
        this.config = config;
    }

    /** The token that came with this request. */
    Optional<String> read(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(name())).map(it -> it.getValue());
    }

    NewCookie carrying(String token) {
        return cookie(token, Math.toIntExact(config.absolute().toSeconds()));
    }

    /** Removes it from the browser. */
    NewCookie cleared() {
        return cookie("", 0);
    }

    /** Browsers accept the prefix only with Secure, which needs https. */
    private String name() {
        return config.secureCookie() ? "__Host-refresh_token" : "refresh_token";
    }

    private NewCookie cookie(String value, int maxAge) {
        return new NewCookie.Builder(name())
                .value(value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(config.secureCookie())
                .sameSite(SameSite.STRICT)
                .build();
    }
}
