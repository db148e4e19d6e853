package com.truewatch.billing.accounts.platform.security.client;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/**
 * The cookie {@code device}, by which a browser in which somebody has logged in is known again. It opens nothing: it only
 * keeps what strangers try apart from what the holder does.
 */
@Singleton
public class BrowserCookie {
    /** From the last login in that browser on. */
    public static final Duration LIFETIME = Duration.ofDays(180);

    private static final String NAME = "device";

    private final Cookies cookies;

    BrowserCookie(Cookies cookies) {
        this.cookies = cookies;
    }

    /** Carries this value for {@link #LIFETIME}. */
    public NewCookie carrying(String value) {
        return cookies.make(NAME, value, LIFETIME);
    }

    String name() {
        return cookies.name(NAME);
    }
}
