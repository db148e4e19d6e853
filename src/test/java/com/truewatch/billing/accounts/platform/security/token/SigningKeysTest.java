package com.truewatch.billing.accounts.platform.security.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the keys in a set ours sign, and only those that can. */
class SigningKeysTest {
    private Path directory;

    @BeforeEach
    void aDirectory(@TempDir Path made) {
        directory = made;
    }

    @Test
    void areThoseThatFitAlone() throws Exception {
        JsonWebKey forEncryption = ec("encryption");
        forEncryption.setUse("enc");
        JsonWebKey large = EcJwkGenerator.generateJwk(EllipticCurves.P384);
        large.setKeyId("large");

        SigningKeys keys = read(RsaJwkGenerator.generateJwk(2048), large, forEncryption, ec("one"), ec("two"));

        assertEquals("one", keys.currentKeyId());
        assertEquals(
                List.of("one", "two"),
                keys.verificationKeys().stream().map(JsonWebKey::getKeyId).toList());
        assertTrue(!keys.published().toString().contains("rsa"), "only ours are published");
    }

    @Test
    void areNeeded() throws Exception {
        JsonWebKey rsa = RsaJwkGenerator.generateJwk(2048);

        assertThrows(IllegalStateException.class, () -> read(rsa));
    }

    @Test
    void areNotTakenWhereOneOfOurKindCannotSign() throws Exception {
        JsonWebKey nameless = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        JsonWebKey publicOnly = JsonWebKey.Factory.newJwk(ec("public").toJson(OutputControlLevel.PUBLIC_ONLY));
        JsonWebKey good = ec("good");

        assertThrows(IllegalStateException.class, () -> read(nameless, good));
        assertThrows(IllegalStateException.class, () -> read(publicOnly, good));
    }

    private SigningKeys read(JsonWebKey... keys) throws IOException {
        Path file = directory.resolve("keys.json");
        Files.writeString(file, new JsonWebKeySet(keys).toJson(OutputControlLevel.INCLUDE_PRIVATE));
        return new SigningKeys(new Config(file.toString()));
    }

    private static JsonWebKey ec(String id) throws JoseException {
        JsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(id);
        return key;
    }

    private record Config(String signingKeys) implements TokenConfig {
        @Override
        public String issuer() {
            return "https://accounts.example";
        }

        @Override
        public String audience() {
            return "https://accounts.example/api";
        }

        @Override
        public Duration lifetime() {
            return Duration.ofMinutes(5);
        }
    }
}
