package com.truewatch.billing.accounts.platform.security.client;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One element of {@code X-Forwarded-For}, which no standard describes: a literal address, and with it whatever the proxies of
 * this world write there: a port, brackets, quotes, a zone, or the pairs of {@code Forwarded} (RFC 7239, 4 and 6).
 */
final class ForwardedNode {
    private static final String FOR = "for=";
    private static final String PORT = "(?::(?:[0-9]{1,5}|_[A-Za-z0-9._-]{1,64}))?";
    private static final String ZONE = "(?:%[A-Za-z0-9._~%-]{1,64})?";
    private static final Pattern NODE = Pattern.compile("(?<four>[0-9.]{7,15})" + PORT
            + "|\\[(?<bracketed>[0-9A-Fa-f:.]{2,45})" + ZONE + "]" + PORT
            + "|(?<six>[0-9A-Fa-f:.]{2,45})" + ZONE);

    private ForwardedNode() {}

    /** The literal address in it, without port and zone; empty for what names none, for example {@code unknown}. */
    static Optional<String> address(String element) {
        Matcher node = NODE.matcher(unquoted(nodeOf(element.strip())));
        if (!node.matches()) {
            return Optional.empty();
        }
        String four = node.group("four");
        if (four != null) {
            return Optional.of(four).filter(NetUtil::isValidIpV4Address);
        }
        String bracketed = node.group("bracketed");
        return Optional.of(bracketed == null ? node.group("six") : bracketed).filter(NetUtil::isValidIpV6Address);
    }

    /** The value of {@code for} where there are pairs; all of it where there are none. */
    private static String nodeOf(String element) {
        return Arrays.stream(element.split(";", -1))
                .map(String::strip)
                .filter(it -> it.regionMatches(true, 0, FOR, 0, FOR.length()))
                .map(it -> it.substring(FOR.length()).strip())
                .findFirst()
                .orElse(element);
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }
}
