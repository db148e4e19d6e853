package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.platform.security.client.Cookies;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;

/** The cookie that carries the refresh token. */
@Singleton
class RefreshCookie {
    private static final String NAME = "refresh_token";

    private final SessionConfig config;
    private final Cookies cookies;

    RefreshCookie(SessionConfig config, Cookies cookies) {
        this.config = config;
        this.cookies = cookies;
    }

    /** The token that came with this request. */
    Optional<String> read(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(cookies.name(NAME))).map(it -> it.getValue());
    }

    NewCookie carrying(String token) {
        return cookies.make(NAME, token, config.absolute());
    }

    /** Removes it from the browser. */
    NewCookie cleared() {
        return cookies.make(NAME, "", Duration.ZERO);
    }
}
