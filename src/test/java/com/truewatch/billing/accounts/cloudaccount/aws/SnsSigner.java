package com.truewatch.billing.accounts.cloudaccount.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.truewatch.billing.accounts.testing.SelfSigned;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.stream.Stream;

/** Signs messages as SNS does, with a key and a certificate of its own. */
final class SnsSigner {
    static final String URL = "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-test.pem";

    private final PrivateKey key;
    private final String certificate;

    private SnsSigner(PrivateKey key, String certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** For whose certificate of this host the authority vouches. */
    static SnsSigner of(SnsAuthority authority, String host) {
        return of(authority.sign(host));
    }

    /** Whose certificate was of this host until yesterday. */
    static SnsSigner lapsed(SnsAuthority authority, String host) {
        return of(authority.signLapsed(host));
    }

    /** Whose certificate is of this host by its own word. */
    static SnsSigner selfSigned(String host) {
        SelfSigned own = SelfSigned.of(host);
        return new SnsSigner(own.key(), own.certificate());
    }

    private static SnsSigner of(SnsAuthority.Signed signed) {
        return new SnsSigner(signed.key(), signed.certificate());
    }

    byte[] certificate() {
        return certificate.getBytes(StandardCharsets.US_ASCII);
    }

    /** With what SNS adds to a message. */
    ObjectNode sign(ObjectNode message) {
        return sign(message, URL);
    }

    /** The same of a certificate that is elsewhere. */
    ObjectNode sign(ObjectNode message, String url) {
        StringBuilder text = new StringBuilder();
        Stream.of("Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type")
                .filter(message::has)
                .forEach(it -> text.append(it)
                        .append('\n')
                        .append(message.path(it).asText())
                        .append('\n'));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
            return message.put("SignatureVersion", "2")
                    .put("SigningCertURL", url)
                    .put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }
}
