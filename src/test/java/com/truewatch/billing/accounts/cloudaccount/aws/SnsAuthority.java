package com.truewatch.billing.accounts.cloudaccount.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An authority, one that it has made an authority, and the certificates for which that one vouches. The JDK's own tool makes
 * all of them.
 */
final class SnsAuthority {
    /** Where a certificate says that its issuer's is. */
    static final URI BETWEEN = URI.create("http://crt.test.amazontrust.com/between.cer");

    private static final String STORE = "test.sns.authority";
    private static final String PASSWORD = "not a secret";
    private static final List<String> FOR_LONG = List.of("-startdate", "-1d", "-validity", "36500");

    private final Path store;

    private SnsAuthority(Path store) {
        this.store = store;
    }

    /** The one of this process, whichever loader has loaded this class. */
    static synchronized SnsAuthority trusted() {
        String known = System.getProperty(STORE);
        if (known != null) {
            return new SnsAuthority(Path.of(known));
        }
        SnsAuthority made = create();
        System.setProperty(STORE, made.store.toString());
        return made;
    }

    /** Another one. */
    static SnsAuthority create() {
        try {
            Path directory = Files.createTempDirectory("sns-authority");
            SnsAuthority made = new SnsAuthority(directory.resolve("store"));
            made.generate("root", "Test Root", FOR_LONG, "-ext", "bc:c");
            made.generate("between", "Test Between", FOR_LONG, "-ext", "bc:c", "-signer", "root");
            Files.writeString(made.file(), pem(made.certificate("root").getEncoded()));
            return made;
        } catch (IOException | GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    /** What is to be trusted. */
    Path file() {
        return store.resolveSibling("root.pem");
    }

    /** What is at {@link #BETWEEN}. */
    byte[] between() {
        try {
            return certificate("between").getEncoded();
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    /** A certificate of this host with its key, good for a hundred years from yesterday: the clock of tests stands still. */
    Signed sign(String host) {
        return sign(host, FOR_LONG);
    }

    /** One that was good until yesterday. */
    Signed signLapsed(String host) {
        return sign(host, List.of("-startdate", "-9d", "-validity", "8"));
    }

    private Signed sign(String host, List<String> validity) {
        String alias = host + validity.size() + System.nanoTime();
        generate(
                alias,
                host,
                validity,
                "-ext",
                "san=dns:" + host,
                "-ext",
                "aia=caIssuers:uri:" + BETWEEN,
                "-signer",
                "between");
        try {
            PrivateKey key = (PrivateKey) open().getKey(alias, PASSWORD.toCharArray());
            return new Signed(key, pem(certificate(alias).getEncoded()));
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    private Certificate certificate(String alias) throws GeneralSecurityException {
        return open().getCertificate(alias);
    }

    private KeyStore open() throws GeneralSecurityException {
        try {
            return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private void generate(String alias, String name, List<String> validity, String... more) {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new ArrayList<>(List.of(keytool.toString(), "-genkeypair", "-keyalg", "RSA"));
        command.addAll(List.of("-alias", alias, "-keystore", store.toString(), "-storepass", PASSWORD));
        command.addAll(List.of("-dname", "CN=" + name));
        command.addAll(validity);
        command.addAll(List.of(more));
        try {
            if (new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    != 0) {
                throw new AssertionError("no certificate");
            }
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    private static String pem(byte[] certificate) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }

    /**
     * What an authority vouches for.
     *
     * @param certificate in PEM
     */
    record Signed(PrivateKey key, String certificate) {
        /** No key is printed. */
        @Override
        public String toString() {
            return certificate;
        }
    }
}
