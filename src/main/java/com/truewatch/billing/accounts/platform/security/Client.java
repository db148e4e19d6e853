package com.truewatch.billing.accounts.platform.security;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a call came from, as far as it is kept.
 *
 * @param network the caller's network, the host part zeroed: IPv4 /24, IPv6 /48
 * @param device what the caller's {@code User-Agent} says, printable and cut to 256 characters
 */
public record Client(String network, @Nullable String device) {
    private static final int LONGEST_DEVICE = 256;
    private static final int IPV4_BYTES_KEPT = 3;
    private static final int IPV6_BYTES_KEPT = 6;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

    /** The caller by the socket's own address: a forwarding header is not believed. */
    public static Client of(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        return new Client(
                network(remote == null ? null : remote.hostAddress()),
                device(request.getHeader(HttpHeaders.USER_AGENT)));
    }

    /** The network part of a literal address; {@code 0.0.0.0} where there is none. */
    static String network(@Nullable String address) {
        if (address == null) {
            return "0.0.0.0";
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            Arrays.fill(bytes, bytes.length == 4 ? IPV4_BYTES_KEPT : IPV6_BYTES_KEPT, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException notLiteral) {
            return "0.0.0.0";
        }
    }

    private static @Nullable String device(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return null;
        }
        String printable = UNPRINTABLE.matcher(userAgent).replaceAll("?");
        return printable.substring(0, Math.min(LONGEST_DEVICE, printable.length()));
    }
}
