package com.truewatch.billing.accounts.platform.security.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform publishes its keys at a URL, and replaces them; the URL is not always well. */
class PlatformKeysTest {
    private static final String PATH = "/jwks.json";

    private final WireMockServer platform =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private PlatformKeys keys;

    @BeforeEach
    void thePlatformHasAKey() throws JoseException {
        platform.start();
        answer(WireMock.okJson(set(ec("one"))));
        keys = new PlatformKeys(new Config("http://127.0.0.1:" + platform.port() + PATH, Duration.ofSeconds(30)), true);
    }

    @AfterEach
    void stop() {
        keys.stop();
        platform.stop();
    }

    @Test
    void areThereFromTheStart() {
        assertEquals(List.of("one"), ids());
    }

    @Test
    void areReplacedWhenThePlatformReplacesThem() throws JoseException {
        answer(WireMock.okJson(set(ec("one"), ec("two"))));
        assertTrue(keys.refresh());
        assertEquals(List.of("one", "two"), ids());

        answer(WireMock.okJson(set(ec("two"))));
        assertTrue(keys.refresh());
        assertEquals(List.of("two"), ids());
    }

    @Test
    void areThoseThatFitAlone() throws JoseException {
        JsonWebKey rsa = RsaJwkGenerator.generateJwk(2048);
        rsa.setKeyId("rsa");
        JsonWebKey large = EcJwkGenerator.generateJwk(EllipticCurves.P384);
        large.setKeyId("large");
        JsonWebKey forEncryption = ec("encryption");
        forEncryption.setUse("enc");
        answer(WireMock.okJson(
                set(rsa, large, forEncryption, EcJwkGenerator.generateJwk(EllipticCurves.P256), ec("two"))));

        assertTrue(keys.refresh());
        assertEquals(List.of("two"), ids());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"keys\":[]}",
                "{\"keys\":5}",
                "{\"keys\":[5]}",
                "{\"keys\":[{\"kty\":5}]}",
                "<html>",
                "[]"
            })
    void stayWhereTheAnswerIsNoSetOfKeys(String body) {
        answer(WireMock.okJson(body));

        assertFalse(keys.refresh());
        assertEquals(List.of("one"), ids());
    }

    @Test
    void stayWhereTheAnswerIsARefusalTooLongElsewhereOrNone() throws JoseException {
        answer(WireMock.serverError().withBody(set(ec("two"))));
        assertFalse(keys.refresh());
        answer(WireMock.okJson(set(ec("two")) + " ".repeat(70_000)));
        assertFalse(keys.refresh());
        answer(WireMock.temporaryRedirect("/elsewhere"));
        assertFalse(keys.refresh());
        platform.stop();
        assertFalse(keys.refresh());

        assertEquals(List.of("one"), ids());
        platform.start();
    }

    @Test
    void stayWhereNobodyAnswersInTime() throws JoseException {
        PlatformKeys hasty = new PlatformKeys(
                new Config("http://127.0.0.1:" + platform.port() + PATH, Duration.ofMillis(200)), true);
        try {
            answer(WireMock.okJson(set(ec("two"))).withFixedDelay(600_000));
            assertFalse(hasty.refresh());
        } finally {
            hasty.stop();
        }
    }

    @Test
    void areThoseThatFitAloneInAFileToo(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys.json");
        Files.writeString(file, mixed(ec("two")));

        PlatformKeys read = new PlatformKeys(new Config(file.toString(), Duration.ofSeconds(1)), false);

        assertEquals(
                List.of("two"),
                read.current().stream().map(JsonWebKey::getKeyId).toList());
        read.stop();
    }

    @Test
    void areNeededInAFile(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("keys.json");
        Files.writeString(file, mixed());

        assertThrows(
                IllegalStateException.class,
                () -> new PlatformKeys(new Config(file.toString(), Duration.ofSeconds(1)), false));
    }

    /** With keys for others, of kinds that nobody here knows too. */
    private static String mixed(JsonWebKey... ours) throws JoseException {
        JsonWebKey rsa = RsaJwkGenerator.generateJwk(2048);
        rsa.setKeyId("rsa");
        JsonWebKey large = EcJwkGenerator.generateJwk(EllipticCurves.P384);
        large.setKeyId("large");
        String keys = Stream.concat(Stream.of(rsa, large), Stream.of(ours))
                .map(it -> it.toJson(OutputControlLevel.PUBLIC_ONLY))
                .collect(Collectors.joining(","));
        return "{\"keys\":[{\"kty\":\"AKP\",\"alg\":\"ML-DSA-44\",\"kid\":\"new\",\"pub\":\"AA\"},"
                + "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"kid\":\"x\",\"x\":\"AA\"},{\"kid\":\"no kind\"}," + keys
                + "]}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://platform.example/jwks.json",
                "https:///jwks.json",
                "https://u:p@platform.example/",
                "https://platform.example/#a"
            })
    void areFetchedFromASafePlaceAlone(String url) {

        assertThrows(
                IllegalStateException.class, () -> new PlatformKeys(new Config(url, Duration.ofMillis(200)), false));
    }

    private void answer(ResponseDefinitionBuilder answer) {
        platform.stubFor(WireMock.get(PATH).willReturn(answer));
    }

    private List<String> ids() {
        return keys.current().stream().map(JsonWebKey::getKeyId).toList();
    }

    private static JsonWebKey ec(String id) throws JoseException {
        JsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(id);
        return key;
    }

    private static String set(JsonWebKey... keys) {
        return new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private record Config(String keys, Duration keysTimeout) implements PlatformConfig {
        @Override
        public String issuer() {
            return "https://platform.example";
        }

        @Override
        public Duration keysRefresh() {
            return Duration.ofHours(1);
        }
    }
}
