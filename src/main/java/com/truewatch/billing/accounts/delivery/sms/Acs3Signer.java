package com.truewatch.billing.accounts.delivery.sms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * ACS3-HMAC-SHA256, with which Alibaba Cloud's OpenAPI is called: here a POST of parameters in the query and no body.
 *
 * @see <a href="https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature">The
 *     specification</a>
 */
class Acs3Signer {
    private static final String ALGORITHM = "ACS3-HMAC-SHA256";
    private static final HexFormat HEX = HexFormat.of();
    private static final String NO_BODY = HEX.formatHex(sha256(""));

    private final String keyId;
    private final SecretKeySpec key;

    Acs3Signer(String keyId, String secret) {
        this.keyId = keyId;
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** The query of these parameters, in the order and spelling in which it is signed and must be sent. */
    static String query(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
                        .collect(Collectors.joining("&"));
    }

    /** Every header that the call needs, but {@code host}, which every client writes. */
    Map<String, String> sign(Call call) {
        SortedMap<String, String> headers = new TreeMap<>(Map.of(
                "x-acs-action", call.action(),
                "x-acs-version", call.version(),
                "x-acs-date", call.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                "x-acs-signature-nonce", call.nonce(),
                "x-acs-content-sha256", NO_BODY,
                "host", call.host()));
        String names = String.join(";", headers.keySet());
        String lines = headers.entrySet().stream()
                .map(it -> it.getKey() + ":" + it.getValue() + "\n")
                .collect(Collectors.joining());
        String canonical = String.join("\n", "POST", "/", call.query(), lines, names, NO_BODY);
        headers.remove("host");
        headers.put("Authorization", authorization(names, canonical));
        return headers;
    }

    private String authorization(String names, String canonical) {
        byte[] signature = hmac(ALGORITHM + "\n" + HEX.formatHex(sha256(canonical)));
        return ALGORITHM + " Credential=" + keyId + ",SignedHeaders=" + names + ",Signature="
                + HEX.formatHex(signature);
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** RFC 3986, where {@link URLEncoder} writes a form. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /**
     * What is signed.
     *
     * @param host with its port, where that is not the usual one
     * @param action for example {@code SendSms}
     * @param version of the API, a day
     * @param query as {@link #query} writes it
     * @param at now; the provider tolerates fifteen minutes
     * @param nonce used once
     */
    record Call(String host, String action, String version, String query, Instant at, String nonce) {}
}
