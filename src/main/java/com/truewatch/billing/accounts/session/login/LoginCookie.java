package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.platform.security.client.Cookies;
import com.truewatch.billing.accounts.session.secondfactor.LoginTicket;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The cookie {@code login}, which binds a ticket to the browser in which the first proof was given. */
@Singleton
class LoginCookie {
    private static final String NAME = "login";

    private final Cookies cookies;

    LoginCookie(Cookies cookies) {
        this.cookies = cookies;
    }

    /** What came with this request; null where nothing did. */
    @Nullable String read(HttpServerRequest request) {
        Cookie cookie = request.getCookie(cookies.name(NAME));
        return cookie == null ? null : cookie.getValue();
    }

    NewCookie carrying(String value) {
        return cookies.make(NAME, value, LoginTicket.LIFETIME);
    }

    /** Removes it from the browser. */
    NewCookie cleared() {
        return cookies.make(NAME, "", Duration.ZERO);
    }
}
