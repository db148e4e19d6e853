package com.truewatch.billing.accounts.cloudaccount.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that SNS has really signed, and each with one thing changed. */
class SnsVerifierTest {
    private static final String TOPIC = "arn:aws:sns:us-west-2:131990247566:dongie-standard-topic";
    private static final String CERTIFICATE =
            "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-7506a1e35b36ef5a444dd1a8e7cc3ed8.pem";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SnsAuthority AUTHORITY = SnsAuthority.trusted();

    private final List<URI> asked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"v2", "sub", "subj"})
    void aSignedMessageIsGenuine(String vector) {
        assertEquals(Optional.empty(), flaw(vector, it -> {}));
        assertEquals(List.of(URI.create(CERTIFICATE)), asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "sub", "subj"})
    void oneByteElsewhereIsNot(String vector) {
        String message = vector(vector).path("Message").asText();

        assertEquals(Optional.of("signature"), flaw(vector, it -> it.put("Message", message + ".")));
        assertEquals(
                Optional.of("signature"),
                flaw(
                        vector,
                        it -> it.put("Signature", it.path("Signature").asText().replaceFirst("^..", "AA"))));
        assertEquals(Optional.of("signature"), flaw(vector, it -> it.put("Signature", "%")));
        assertEquals(
                Optional.of("signature"),
                flaw(vector, it -> it.put("MessageId", "26858270-545e-5848-82a2-e05566af3dc0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "sub", "subj"})
    void aMissingMemberIsNot(String vector) {
        for (String member :
                List.of("Message", "MessageId", "Timestamp", "TopicArn", "Type", "SigningCertURL", "Signature")) {
            assertTrue(flaw(vector, it -> it.remove(member)).isPresent(), member);
        }
    }

    @Test
    void theSubjectIsSignedWhereThereIsOne() {
        assertEquals(Optional.of("signature"), flaw("subj", it -> it.remove("Subject")));
        assertEquals(Optional.of("signature"), flaw("v2", it -> it.put("Subject", "added")));
    }

    @Test
    void aTopicOfOthersIsNotAskedAfter() {
        assertEquals(Optional.of("foreign-topic"), flaw("v2", it -> it.put("TopicArn", TOPIC + "2")));
        assertEquals(List.of(), asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.us-west-2.amazonaws.com/x.pem",
                "https://sns.us-east-1.amazonaws.com.evil.example/x.pem",
                "https://sns.us-east-1.amazonaws.com@evil.example/x.pem",
                "https://user@sns.us-east-1.amazonaws.com/x.pem",
                "https://evil.example/sns.us-east-1.amazonaws.com/x.pem",
                "https://sns.us-east-1.amazonaws.com:8443/x.pem",
                "https://snsXus-east-1.amazonaws.com/x.pem",
                "https://sns.us-east-1.amazonaws.com/x.txt",
                "https://sns.us-east-1.amazonaws.com",
                "https://sns.abc.amazonaws.com/x.pem",
                "https://sns.us-east.amazonaws.com/x.pem",
                "https://sns.-east-1.amazonaws.com/x.pem",
                "https://sns.us--east-1.amazonaws.com/x.pem",
                "https://sns.us-east-1-.amazonaws.com/x.pem",
                "https://sns.cn-north-1.amazonaws.com/x.pem",
                "https://sns.us-east-1.amazonaws.com.cn/x.pem",
                "https://sns.us-east-1.amazonaws.eu.evil.example/x.pem",
                "file:///etc/x.pem",
                "not a url"
            })
    void aCertificateFromElsewhereIsNotFetched(String url) {
        assertEquals(Optional.of("foreign-certificate"), flaw("v2", it -> it.put("SigningCertURL", url)));
        assertEquals(List.of(), asked);
    }

    @Test
    void anotherAlgorithmIsNot() {
        assertEquals(Optional.of("unknown-kind"), flaw("v2", it -> it.put("SignatureVersion", "3")));
        assertEquals(Optional.of("signature"), flaw("v2", it -> it.put("SignatureVersion", "1")));
        assertEquals(Optional.of("unknown-kind"), flaw("v2", it -> it.put("Type", "Other")));
    }

    @Test
    void anOldMessageAndAnExpiredCertificateAreNot() {
        SnsMessage message = new SnsMessage(vector("v2"));
        Instant sent = Instant.parse(message.text("Timestamp"));

        assertEquals(Optional.empty(), verifier(sent.plus(Duration.ofHours(1))).flaw(message));
        assertEquals(
                Optional.of("old"),
                verifier(sent.plus(Duration.ofHours(1)).plusNanos(1)).flaw(message));
        assertEquals(
                Optional.of("old"), verifier(sent.minus(Duration.ofHours(2))).flaw(message));
        String lapsed = "2026-10-15T00:00:00Z";
        ObjectNode later = vector("v2").put("Timestamp", lapsed);
        assertEquals(Optional.of("signature"), verifier(Instant.parse(lapsed)).flaw(new SnsMessage(later)));
    }

    @Test
    void aMemberThatComesTwiceIsRefused() {
        assertEquals(
                "not JSON",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> SnsMessage.parse("{\"Type\":\"Notification\",\"Type\":\"Notification\"}"))
                        .getMessage());
    }

    /** The messages are signed well; only the certificate says of whom, until when, and who vouches for that. */
    @Test
    void aGoodSignatureUnderAnothersCertificateOrALapsedOneIsNot() {
        String name = "sns.amazonaws.com";
        assertEquals(Optional.empty(), flawOf(SnsSigner.of(AUTHORITY, name)));
        assertEquals(Optional.of("signature"), flawOf(SnsSigner.of(AUTHORITY, "sns.amazonaws.com.evil.example")));
        assertEquals(Optional.of("signature"), flawOf(SnsSigner.of(AUTHORITY, "sns-signing.us-east-1.amazonaws.com")));
        assertEquals(Optional.of("signature"), flawOf(SnsSigner.lapsed(AUTHORITY, name)));
        assertEquals(Optional.of("signature"), flawOf(SnsSigner.selfSigned(name)));
        assertEquals(Optional.of("signature"), flawOf(SnsSigner.of(SnsAuthority.create(), name)));
    }

    @Test
    void whoSignsSaysTheRegion() {
        for (String region : List.of("cn-north-1.amazonaws.com.cn", "us-gov-west-1.amazonaws.com")) {
            SnsSigner own = SnsSigner.of(AUTHORITY, "sns-" + region);
            assertEquals(Optional.empty(), flawOf(own, "https://sns." + region + "/x.pem"));
            assertEquals(Optional.of("signature"), flawOf(own, SnsSigner.URL));
        }
        SnsSigner later = SnsSigner.of(AUTHORITY, "sns-signing.ap-east-1.amazonaws.com");
        assertEquals(Optional.empty(), flawOf(later, "https://sns.ap-east-1.amazonaws.com/x.pem"));
        assertEquals(Optional.of("signature"), flawOf(later, "https://sns.ap-east-2.amazonaws.com/x.pem"));
    }

    @Test
    void theCertificateIsFetchedOnce() {
        SnsMessage message = new SnsMessage(vector("v2"));
        SnsVerifier verifier = verifier(Instant.parse(message.text("Timestamp")));
        verifier.flaw(message);
        verifier.flaw(message);

        assertEquals(1, asked.size());
    }

    private Optional<String> flaw(String vector, Consumer<ObjectNode> change) {
        ObjectNode message = vector(vector);
        Instant now = Instant.parse(message.path("Timestamp").asText());
        change.accept(message);
        return verifier(now).flaw(new SnsMessage(message));
    }

    private static Optional<String> flawOf(SnsSigner signer) {
        return flawOf(signer, SnsSigner.URL);
    }

    private static Optional<String> flawOf(SnsSigner signer, String certificate) {
        Instant now = Instant.now();
        ObjectNode message = JSON.createObjectNode()
                .put("Type", "Notification")
                .put("MessageId", "1")
                .put("TopicArn", TOPIC)
                .put("Message", "text")
                .put("Timestamp", now.toString());
        return verifier(now, url -> url.equals(SnsAuthority.BETWEEN) ? AUTHORITY.between() : signer.certificate())
                .flaw(new SnsMessage(signer.sign(message, certificate)));
    }

    private SnsVerifier verifier(Instant now) {
        return verifier(now, url -> {
            asked.add(url);
            return read("cert.pem").getBytes(StandardCharsets.UTF_8);
        });
    }

    private static SnsVerifier verifier(Instant now, SnsEndpoint certificates) {
        AwsConfig config = new SmallRyeConfigBuilder()
                .withMapping(AwsConfig.class)
                .withDefaultValue("accounts.aws.sns-topics", TOPIC)
                .withDefaultValue(
                        "accounts.aws.sns-authorities", AUTHORITY.file().toString())
                .build()
                .getConfigMapping(AwsConfig.class);
        return new SnsVerifier(config, certificates, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Two of them were published without the URL of the certificate, which is not signed. */
    private static ObjectNode vector(String name) {
        try {
            return ((ObjectNode) JSON.readTree(read(name + ".json"))).put("SigningCertURL", CERTIFICATE);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private static String read(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/vectors/sns", name));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
