package com.truewatch.billing.accounts.delivery.sms;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.ValueMatcher;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a strict provider checks a signature: written from the specifications, apart from the code that signs. */
final class Signatures {
    private static final Pattern AUTHORIZATION =
            Pattern.compile("(\\S+) Credential=([^,]+),\\s?SignedHeaders=([^,]+),\\s?Signature=([0-9a-f]{64})");

    private Signatures() {}

    /** Signed with AWS Signature Version 4, for this service and region. */
    static ValueMatcher<Request> sigV4(String keyId, String secret, String region, String service) {
        return request -> {
            Matcher parts = AUTHORIZATION.matcher(request.getHeader("Authorization"));
            if (!parts.matches()) {
                return MatchResult.noMatch();
            }
            String time = request.getHeader("X-Amz-Date");
            String scope = time.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
            String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                    + hash(canonical(request, parts.group(3), "", hash(request.getBodyAsString())));
            byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
            for (String part : scope.split("/", -1)) {
                key = hmac(key, part);
            }
            return MatchResult.of(parts.group(1).equals("AWS4-HMAC-SHA256")
                    && parts.group(2).equals(keyId + "/" + scope)
                    && parts.group(4).equals(HexFormat.of().formatHex(hmac(key, toSign))));
        };
    }

    /** Signed with ACS3-HMAC-SHA256, every header that must be. */
    static ValueMatcher<Request> acs3(String keyId, String secret) {
        return request -> {
            Matcher parts = AUTHORIZATION.matcher(request.getHeader("Authorization"));
            if (!parts.matches()) {
                return MatchResult.noMatch();
            }
            String query = URI.create(request.getAbsoluteUrl()).getRawQuery();
            String toSign = "ACS3-HMAC-SHA256\n"
                    + hash(canonical(request, parts.group(3), query, hash(request.getBodyAsString())));
            return MatchResult.of(parts.group(1).equals("ACS3-HMAC-SHA256")
                    && parts.group(2).equals(keyId)
                    && parts.group(3)
                            .equals("host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;"
                                    + "x-acs-version")
                    && request.getHeader("x-acs-content-sha256").equals(hash(request.getBodyAsString()))
                    && isSorted(query)
                    && parts.group(4)
                            .equals(HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), toSign))));
        };
    }

    private static String canonical(Request request, String names, String query, String payload) {
        String headers = Arrays.stream(names.split(";", -1))
                .map(it -> it + ":" + request.getHeader(it).strip() + "\n")
                .collect(Collectors.joining());
        return String.join("\n", request.getMethod().getName(), "/", query, headers, names, payload);
    }

    private static boolean isSorted(String query) {
        String[] parameters = query.split("&", -1);
        String[] sorted = parameters.clone();
        Arrays.sort(sorted);
        return Arrays.equals(parameters, sorted);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
