package com.truewatch.billing.accounts.platform.security.client;

import io.netty.util.NetUtil;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says who is calling: by the socket's own address, or, where that is a configured proxy's, by the right-most address
 * of {@code X-Forwarded-For} that is none. What stands further left was written by whoever wished to.
 */
@Singleton
public class Clients {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String NOBODY = "0.0.0.0";
    private static final int LONGEST_DEVICE = 256;
    private static final int LONGEST_BROWSER = 64;
    private static final int IPV4_BYTES = 4;
    private static final int IPV4_BYTES_KEPT = 3;
    private static final int IPV6_BYTES_KEPT = 6;
    private static final int IPV6_BYTES_COUNTED = 8;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

    private final TrustedProxies proxies;
    private final BrowserCookie cookie;

    Clients(TrustedProxies proxies, BrowserCookie cookie) {
        this.proxies = proxies;
        this.cookie = cookie;
    }

    /** The caller behind this request. */
    public Client of(HttpServerRequest request) {
        String address = address(request);
        Cookie known = request.getCookie(cookie.name());
        return new Client(
                prefix(address, IPV4_BYTES_KEPT, IPV6_BYTES_KEPT),
                prefix(address, IPV4_BYTES, IPV6_BYTES_COUNTED),
                device(request.getHeader(HttpHeaders.USER_AGENT)),
                known == null || known.getValue().length() > LONGEST_BROWSER ? null : known.getValue());
    }

    private String address(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        String nearest = remote == null || remote.hostAddress() == null ? NOBODY : remote.hostAddress();
        List<String> hops = request.headers().getAll(FORWARDED_FOR).stream()
                .flatMap(field -> Arrays.stream(field.split(",", -1)))
                .filter(it -> !it.isBlank()) // An empty element of a list says nothing (RFC 9110, 5.6.1).
                .toList();
        for (int i = hops.size() - 1; i >= 0 && proxies.contains(nearest); i--) {
            Optional<String> hop = ForwardedNode.address(hops.get(i));
            if (hop.isEmpty()) {
                break;
            }
            nearest = hop.get();
        }
        return nearest;
    }

    /** The first bytes of a literal address, the rest zeroed; an IPv4 address in IPv6 clothes is an IPv4 address. */
    static String prefix(String literal, int ipv4Bytes, int ipv6Bytes) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(literal);
        if (bytes == null) {
            return NOBODY;
        }
        try {
            byte[] plain = InetAddress.getByAddress(bytes).getAddress();
            Arrays.fill(plain, plain.length == IPV4_BYTES ? ipv4Bytes : ipv6Bytes, plain.length, (byte) 0);
            return InetAddress.getByAddress(plain).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
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
