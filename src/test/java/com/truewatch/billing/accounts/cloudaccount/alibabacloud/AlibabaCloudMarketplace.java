package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import com.truewatch.billing.accounts.testing.Raw;
import io.restassured.path.json.JsonPath;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calls of the marketplace, signed with a key that we share with it. */
public final class AlibabaCloudMarketplace {
    /** Of the Chinese site. */
    public static final String PRODUCT = "cmgj00068450";

    /** Of the international one. */
    public static final String INTERNATIONAL_PRODUCT = "sgcmgj00068450";

    static final String PATH = "/api/v1/marketplace/alibaba-cloud";
    static final String PAGE = "https://billing.truewatch.example/cloud-accounts/claim";

    private AlibabaCloudMarketplace() {}

    /** Sells an instance to this buyer; its id. */
    public static String sell(String product, String order, String buyer) {
        return JsonPath.from(call(creation(product, order, buyer)).body()).getString("instanceId");
    }

    static String creation(String product, String order, String buyer) {
        return "action=createInstance&aliUid=" + buyer + "&orderBizId=" + order
                + "&orderId=269326581310319&productCode=" + product + "&skuId=yuncode6661200001&trial=false"
                + "&expiredOn=2027-01-25%2000:00:00&Count=2";
    }

    /** The buyer's browser comes; the claim with which it goes on to the SPA. */
    public static String visit(String instance, Instant now) {
        return claim(call("action=verify&instanceId=" + instance + "&timeStamp=" + chinaTime(now)));
    }

    static String claim(HttpResponse<String> welcome) {
        String location = welcome.headers().firstValue("Location").orElseThrow();
        if (!location.startsWith(PAGE + "#claim=")) {
            throw new AssertionError(location);
        }
        return location.substring(location.indexOf("#claim=") + "#claim=".length());
    }

    /** By query parameters. */
    public static HttpResponse<String> call(String query) {
        return Raw.send("GET", PATH + "?" + signed(query));
    }

    static HttpResponse<String> post(String form) {
        return Raw.send(
                "POST",
                PATH,
                signed(form).getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    static String chinaTime(Instant at) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'%20'HH:mm:ss").format(at.atOffset(ZoneOffset.ofHours(8)));
    }

    /** By the rule of the marketplace, for parameters that the service does not even parse. */
    static String token(String query) {
        String signed = Stream.of(query.split("&"))
                .map(it -> URLDecoder.decode(it, StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        try {
            byte[] text = (signed + "&key=isvkey").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String signed(String query) {
        return query + "&token=" + SpiTokens.token(SpiParameters.parse(query).orElseThrow(), "isvkey");
    }
}
