package com.truewatch.billing.accounts.platform.security.client;

import com.truewatch.billing.accounts.platform.http.HttpConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.time.Duration;

/** How every cookie of ours is set: out of reach of scripts, of other sites and, but in local mode, of plain http. */
@Singleton
public class Cookies {
    private final HttpConfig config;

    Cookies(HttpConfig config) {
        this.config = config;
    }

    /** The name under which it travels; browsers accept the prefix only with Secure, which needs https. */
    public String name(String plain) {
        return config.secure() ? "__Host-" + plain : plain;
    }

    /** A cookie for so long; zero removes it from the browser. */
    public NewCookie make(String plain, String value, Duration lifetime) {
        return new NewCookie.Builder(name(plain))
                .value(value)
                .path("/")
                .maxAge(Math.toIntExact(lifetime.toSeconds()))
                .httpOnly(true)
                .secure(config.secure())
                .sameSite(SameSite.STRICT)
                .build();
    }
}
