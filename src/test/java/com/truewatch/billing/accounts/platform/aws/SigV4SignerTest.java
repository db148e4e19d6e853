package com.truewatch.billing.accounts.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** A request whose signature was computed elsewhere, and the same with one thing changed. */
class SigV4SignerTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String SERVICE = "aws-marketplace";
    private static final String BODY = "{\"RegistrationToken\":\"tok+/=\"}";
    private static final Instant AT = Instant.parse("2026-11-22T21:00:00Z");

    @Test
    void signsAsTheVectorSays() {
        Map<String, List<String>> signed = sign(SECRET, SERVICE, BODY, AT);

        assertEquals(
                List.of("AWS4-HMAC-SHA256"
                        + " Credential=AKIDEXAMPLE/20261122/us-east-1/aws-marketplace/aws4_request,"
                        + " SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-target,"
                        + " Signature=2847c1882a88184244db725cf7b5623eac4f65551d407c14e731cc88a3335f76"),
                signed.get("Authorization"));
        assertEquals(
                List.of("afb8d425ba426e18cf00981b4eb4974ca79dbb7b80c7ba82aa407f32d82d023d"),
                signed.get("x-amz-content-sha256"));
        assertEquals(List.of("20261122T210000Z"), signed.get("X-Amz-Date"));
    }

    @Test
    void oneByteElsewhereIsAnotherSignature() {
        List<String> right = sign(SECRET, SERVICE, BODY, AT).get("Authorization");

        assertNotEquals(right, sign(SECRET.replace('w', 'W'), SERVICE, BODY, AT).get("Authorization"));
        assertNotEquals(right, sign(SECRET, "sms-voice", BODY, AT).get("Authorization"));
        assertNotEquals(right, sign(SECRET, SERVICE, BODY.replace('k', 'K'), AT).get("Authorization"));
        assertNotEquals(right, sign(SECRET, SERVICE, BODY, AT.plusSeconds(1)).get("Authorization"));
    }

    private static Map<String, List<String>> sign(String secret, String service, String body, Instant at) {
        return new SigV4Signer(
                        AwsCredentialsIdentity.create("AKIDEXAMPLE", secret),
                        "us-east-1",
                        service,
                        Clock.fixed(at, ZoneOffset.UTC))
                .sign(
                        URI.create("https://metering.marketplace.us-east-1.amazonaws.com/"),
                        Map.of(
                                "Content-Type", "application/x-amz-json-1.1",
                                "X-Amz-Target", "AWSMPMeteringService.ResolveCustomer"),
                        body);
    }
}
