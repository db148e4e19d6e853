package com.truewatch.billing.accounts.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A key, and the certificate of a host that it has signed itself. The JDK's own tool makes both: there may be no other.
 *
 * @param certificate in PEM
 */
public record SelfSigned(PrivateKey key, String certificate) {
    private static final String ALIAS = "host";
    private static final String PASSWORD = "not a secret";

    /** Good for a hundred years from yesterday: the clock of the tests stands still. */
    public static SelfSigned of(String host) {
        return of(host, "-startdate", "-1d", "-validity", "36500");
    }

    /** Was good until yesterday. */
    public static SelfSigned lapsed(String host) {
        return of(host, "-startdate", "-9d", "-validity", "8");
    }

    /** The key in PEM, as servers read it. */
    public String keyAsPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** No key is printed. */
    @Override
    public String toString() {
        return certificate;
    }

    private static SelfSigned of(String host, String... validity) {
        try {
            Path store = Files.createTempDirectory("self-signed").resolve("store");
            generate(store, host, validity);
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            return new SelfSigned(
                    (PrivateKey) keys.getKey(ALIAS, PASSWORD.toCharArray()),
                    pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
        } catch (IOException | GeneralSecurityException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    private static void generate(Path store, String host, String... validity) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new ArrayList<>(List.of(keytool.toString(), "-genkeypair", "-keyalg", "RSA"));
        command.addAll(List.of("-alias", ALIAS, "-keystore", store.toString(), "-storepass", PASSWORD));
        command.addAll(List.of("-dname", "CN=" + host, "-ext", "san=dns:" + host));
        command.addAll(List.of(validity));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new AssertionError("no certificate");
        }
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }
}
