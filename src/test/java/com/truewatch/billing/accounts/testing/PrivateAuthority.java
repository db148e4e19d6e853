package com.truewatch.billing.accounts.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority that no list of authorities has, and the key of a host whose certificate it has signed. */
public final class PrivateAuthority {
    private static final String AUTHORITY = "authority";
    private static final String HOST = "host";
    private static final String PASSWORD = "not a secret";

    private final Path store;
    private final Path certificate;

    public PrivateAuthority(String host) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("private-authority");
        store = directory.resolve("store");
        certificate = directory.resolve("authority.pem");
        generate(AUTHORITY, "-dname", "CN=Authority of one company", "-ext", "bc:c");
        generate(HOST, "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-signer", AUTHORITY);
        keytool("-exportcert", "-rfc", "-alias", AUTHORITY, "-file", certificate.toString());
    }

    /** The authority's own, in PEM: whoever trusts it trusts the host. */
    public Path certificate() {
        return certificate;
    }

    /** What a server on the host shows. */
    public SSLContext ofHost() throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyStore all = KeyStore.getInstance(store.toFile(), password);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(HOST, all.getKey(HOST, password), password, all.getCertificateChain(HOST));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void generate(String alias, String... others) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-keyalg", "RSA", "-alias", alias));
        arguments.addAll(List.of("-startdate", "-1d", "-validity", "36500"));
        arguments.addAll(List.of(others));
        keytool(arguments.toArray(String[]::new));
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new ArrayList<>(List.of(keytool.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new AssertionError("no certificate");
        }
    }
}
