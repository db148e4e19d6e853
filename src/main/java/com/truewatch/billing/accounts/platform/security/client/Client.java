package com.truewatch.billing.accounts.platform.security.client;

import org.jspecify.annotations.Nullable;

/**
 * Where a call came from.
 *
 * @param network the caller's network as it is kept, the host part zeroed: IPv4 /24, IPv6 /48
 * @param source the caller as limits tell callers apart, IPv4 /32 or IPv6 /64; kept for as long as the limits look back
 * @param device what the caller's {@code User-Agent} says, printable and cut to 256 characters
 * @param browser the value of the cookie by which a browser is known again; null where it brought none
 */
public record Client(
        String network,
        String source,
        @Nullable String device,
        @Nullable String browser) {
    /** Without the cookie. */
    @Override
    public String toString() {
        return "Client " + network;
    }
}
