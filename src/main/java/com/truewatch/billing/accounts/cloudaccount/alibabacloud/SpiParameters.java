package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import com.truewatch.billing.accounts.platform.text.StrictUtf8;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters of a call, decoded, without its token. */
final class SpiParameters {
    private static final String TOKEN = "token";
    private static final Comparator<String> BY_BYTES = (one, other) -> Arrays.compareUnsigned(utf8(one), utf8(other));

    private final Map<String, String> values;
    private final String token;

    private SpiParameters(Map<String, String> values) {
        this.values = values;
        String shown = values.remove(TOKEN);
        this.token = shown == null ? "" : shown;
    }

    /**
     * Those of a query and a form together.
     *
     * @param encoded each as it came; null where there is none
     * @return empty where one comes twice, is encoded wrongly or has a NUL in it
     */
    static Optional<SpiParameters> parse(@Nullable String... encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (String pair : Stream.of(encoded)
                    .filter(it -> it != null && !it.isEmpty())
                    .flatMap(it -> Stream.of(it.split("&")))
                    .filter(it -> !it.isEmpty())
                    .toList()) {
                String[] parts = pair.split("=", 2);
                String value = parts.length == 1 ? "" : decode(parts[1]);
                if (values.putIfAbsent(decode(parts[0]), value) != null) {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException wronglyEncoded) {
            return Optional.empty();
        }
        return Optional.of(new SpiParameters(values));
    }

    /** The value of this name, empty where there is none. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** The token that came with them, empty where none did. */
    String token() {
        return token;
    }

    /** What a token signs: sorted by the bytes of their names, those without a value too. */
    String signed() {
        return values.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(BY_BYTES))
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("&"));
    }

    /** As a query, in their order. */
    String encoded() {
        return values.entrySet().stream()
                .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String decode(String encoded) {
        String decoded = StrictUtf8.decodeForm(encoded);
        if (decoded.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("NUL");
        }
        return decoded;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
