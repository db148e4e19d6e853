package com.truewatch.billing.accounts.platform.production;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.truewatch.billing.accounts.platform.id.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * Makes the keys that a production build needs, in files that only their owner reads, and the settings that name them.
 * A file that is there is never written over.
 */
final class GenerateKeys {
    private static final int SECRET_BYTES = 32;

    private final Path directory;

    GenerateKeys(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** @throws IOException when the directory cannot be written to, or already has one of the files */
    void run() throws IOException, GeneralSecurityException, JoseException {
        AeadConfig.register();
        PrfConfig.register();
        Files.createDirectories(directory);
        Path signing = write("signing-keys.json", signingKeys());
        Path encryption =
                write("personal-data-keys.json", keySet(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()));
        Path index = write(
                "personal-data-index-keys.json", keySet(PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get()));
        String id = "k" + Ids.next().toString().substring(0, 8);
        write("keys.env", """
                ACCOUNTS_TOKENS_SIGNING_KEYS=%s
                ACCOUNTS_PERSONAL_DATA_KEY_SET=%s
                ACCOUNTS_PERSONAL_DATA_INDEX_KEY_SET=%s
                ACCOUNTS_SECRETS_CURRENT=%s
                ACCOUNTS_SECRETS_KEYS_%s=%s
                """.formatted(signing, encryption, index, id, id.toUpperCase(Locale.ROOT), secret()));
    }

    private Path write(String name, String text) throws IOException {
        Path file = Files.createFile(
                directory.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    }

    private static String signingKeys() throws JoseException {
        EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(Ids.next().toString());
        key.setUse("sig");
        key.setAlgorithm("ES256");
        return new JsonWebKeySet(key).toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    private static String keySet(Parameters kind, Configuration primitives) throws GeneralSecurityException {
        KeysetHandle keys = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.generateEntryFromParameters(kind)
                        .withRandomId()
                        .makePrimary())
                .build();
        return TinkJsonProtoKeysetFormat.serializeKeyset(keys, primitives, InsecureSecretKeyAccess.get());
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
