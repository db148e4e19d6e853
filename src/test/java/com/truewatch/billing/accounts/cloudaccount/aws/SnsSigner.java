package com.truewatch.billing.accounts.cloudaccount.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Signs messages as SNS does, with a key and a certificate of its own. */
final class SnsSigner {
    static final String URL = "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-test.pem";

    private static final String PASSWORD = "not a secret";

    private final PrivateKey key;
    private final String certificate;

    private SnsSigner(PrivateKey key, String certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** Whose certificate is of this host, since yesterday: the clock of the tests stands still. */
    static SnsSigner of(String host) {
        return of(host, "-startdate", "-1d", "-validity", "36500");
    }

    /** Whose certificate was of this host until yesterday. */
    static SnsSigner lapsed(String host) {
        return of(host, "-startdate", "-9d", "-validity", "8");
    }

    private static SnsSigner of(String host, String... validity) {
        try {
            Path store = Files.createTempDirectory("sns").resolve("store");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-keyalg",
                    "RSA",
                    "-alias",
                    "sns",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD,
                    "-dname",
                    "CN=" + host,
                    "-ext",
                    "san=dns:" + host));
            command.addAll(List.of(validity));
            Process keytool = new ProcessBuilder(command).inheritIO().start();
            if (keytool.waitFor() != 0) {
                throw new AssertionError("no certificate");
            }
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            return new SnsSigner(
                    (PrivateKey) keys.getKey("sns", PASSWORD.toCharArray()),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(keys.getCertificate("sns").getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (IOException | GeneralSecurityException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    byte[] certificate() {
        return certificate.getBytes(StandardCharsets.US_ASCII);
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
            signature.initSign(key);
            signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
            return message.put("SignatureVersion", "2")
                    .put("SigningCertURL", URL)
                    .put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }
}
