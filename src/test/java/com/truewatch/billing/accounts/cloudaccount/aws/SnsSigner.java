package com.truewatch.billing.accounts.cloudaccount.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.truewatch.billing.accounts.testing.SelfSigned;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.stream.Stream;

/** Signs messages as SNS does, with a key and a certificate of its own. */
final class SnsSigner {
    static final String URL = "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-test.pem";

    private final SelfSigned own;

    private SnsSigner(SelfSigned own) {
        this.own = own;
    }

    /** Whose certificate is of this host. */
    static SnsSigner of(String host) {
        return new SnsSigner(SelfSigned.of(host));
    }

    /** Whose certificate was of this host until yesterday. */
    static SnsSigner lapsed(String host) {
        return new SnsSigner(SelfSigned.lapsed(host));
    }

    byte[] certificate() {
        return own.certificate().getBytes(StandardCharsets.US_ASCII);
    }

    /** With what SNS adds to a message. */
    ObjectNode sign(ObjectNode message) {
        StringBuilder text = new StringBuilder();
        Stream.of("Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type")
                .filter(message::has)
                .forEach(it -> text.append(it)
                        .append('\n')
                        .append(message.path(it).asText())
                        .append('\n'));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(own.key());
            signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
            return message.put("SignatureVersion", "2")
                    .put("SigningCertURL", URL)
                    .put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }
}
