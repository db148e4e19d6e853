package com.truewatch.billing.accounts.cloudaccount.aws;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says whether a message is of SNS, and of a topic of ours. A good signature alone proves no more than that it is of some
 * topic, which anybody can have.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">The rules</a>
 */
@Singleton
class SnsVerifier {
    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
    private static final Map<String, List<String>> SIGNED = Map.of(
            "Notification", NOTIFICATION,
            "SubscriptionConfirmation", CONFIRMATION,
            "UnsubscribeConfirmation", CONFIRMATION);
    private static final int DNS_NAME = 2;
    private static final int MOST_CERTIFICATES = 20;
    private static final Map<String, String> ALGORITHMS = Map.of("1", "SHA1withRSA", "2", "SHA256withRSA");

    /** A message that SNS has tried to deliver for so long may still be new to us; an older one is a replay. */
    private static final Duration LONGEST_DELIVERY = Duration.ofHours(1);

    private final Set<String> topics;
    private final SnsEndpoint endpoint;
    private final SnsAuthorities authorities;
    private final Clock clock;
    private final Map<URI, X509Certificate> certificates = new ConcurrentHashMap<>();

    SnsVerifier(AwsConfig config, SnsEndpoint endpoint, Clock clock) {
        this.topics = config.snsTopics().orElse(Set.of());
        this.endpoint = endpoint;
        this.authorities = new SnsAuthorities(endpoint, config.snsAuthorities());
        this.clock = clock;
    }

    boolean hasTopics() {
        return !topics.isEmpty();
    }

    /**
     * Why a message is not genuine, in a word; empty for a genuine one.
     *
     * @throws AwsFailure when the certificate cannot be had now
     */
    Optional<String> flaw(SnsMessage message) {
        List<String> signed = SIGNED.get(message.type());
        String algorithm = ALGORITHMS.get(message.text("SignatureVersion"));
        if (signed == null || algorithm == null) {
            return Optional.of("unknown-kind");
        }
        if (!topics.contains(message.text("TopicArn"))) {
            return Optional.of("foreign-topic");
        }
        if (!signed.stream().allMatch(it -> message.has(it) || it.equals("Subject"))) {
            return Optional.of("incomplete");
        }
        if (isOld(message.text("Timestamp"))) {
            return Optional.of("old");
        }
        Optional<URI> url = url(message.text("SigningCertURL"));
        if (url.isEmpty() || !url.get().getPath().endsWith(".pem")) {
            return Optional.of("foreign-certificate");
        }
        try {
            X509Certificate certificate = certificate(url.get());
            certificate.checkValidity(Date.from(clock.instant()));
            return isSigned(message, signed, algorithm, certificate) ? Optional.empty() : Optional.of("signature");
        } catch (GeneralSecurityException | IllegalArgumentException unfit) {
            return Optional.of("signature");
        }
    }

    /** A URL that may be asked: of SNS itself, whatever the message wants it to look like. */
    static Optional<URI> url(String text) {
        try {
            URI url = URI.create(text);
            boolean ofSns = "https".equals(url.getScheme())
                    && url.getRawUserInfo() == null
                    && (url.getPort() == -1 || url.getPort() == 443)
                    && url.getHost() != null
                    && SnsRegion.ofHost(url.getHost()).isPresent();
            return ofSns ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private boolean isOld(String timestamp) {
        try {
            Duration age = Duration.between(Instant.parse(timestamp), clock.instant());
            return age.abs().compareTo(LONGEST_DELIVERY) > 0;
        } catch (DateTimeException none) {
            return true;
        }
    }

    private static boolean isSigned(
            SnsMessage message, List<String> signed, String algorithm, X509Certificate certificate)
            throws GeneralSecurityException {
        StringBuilder text = new StringBuilder();
        for (String member : signed) {
            if (message.has(member)) {
                text.append(member).append('\n').append(message.text(member)).append('\n');
            }
        }
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(certificate.getPublicKey());
        signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getDecoder().decode(message.text("Signature")));
    }

    private X509Certificate certificate(URI url) throws GeneralSecurityException {
        X509Certificate cached = certificates.get(url);
        return cached == null ? fetch(url) : cached;
    }

    /** The one that is there, where it is of SNS in that region and comes from whom one may trust. */
    private X509Certificate fetch(URI url) throws GeneralSecurityException {
        String signer = SnsRegion.ofHost(url.getHost()).orElseThrow().signer();
        Collection<?> found = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(endpoint.get(url)));
        if (found.size() != 1
                || !(found.iterator().next() instanceof X509Certificate certificate)
                || !isOf(certificate, signer)) {
            throw new GeneralSecurityException("not the one certificate of SNS");
        }
        authorities.requireTrusted(certificate, clock.instant());
        if (certificates.size() >= MOST_CERTIFICATES) {
            certificates.clear();
        }
        certificates.put(url, certificate);
        return certificate;
    }

    private static boolean isOf(X509Certificate certificate, String name) throws GeneralSecurityException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names != null
                && names.stream().anyMatch(it -> it.get(0).equals(DNS_NAME) && name.equals(String.valueOf(it.get(1))));
    }
}
