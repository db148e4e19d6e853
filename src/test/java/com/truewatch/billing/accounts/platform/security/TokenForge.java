package com.truewatch.billing.accounts.platform.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** Makes tokens of any header and any claims, by hand: a library would not make most of them. */
final class TokenForge {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private TokenForge() {}

    /** The service's own key. */
    static EllipticCurveJsonWebKey ourKey() {
        return key("local/signing-keys.json");
    }

    /** The key of the local platform. */
    static EllipticCurveJsonWebKey platformKey() {
        return key("local/platform-keys.json");
    }

    private static EllipticCurveJsonWebKey key(String resource) {
        try (InputStream file =
                Objects.requireNonNull(TokenForge.class.getClassLoader().getResourceAsStream(resource))) {
            String set = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return (EllipticCurveJsonWebKey)
                    new JsonWebKeySet(set).getJsonWebKeys().get(0);
        } catch (IOException | JoseException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** A key of the right kind that is nobody's. */
    static KeyPair anotherKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String signed(Map<String, ?> header, Map<String, ?> claims) {
        return signed(json(header), json(claims), ourKey().getEcPrivateKey());
    }

    static String signed(Map<String, ?> header, Map<String, ?> claims, PrivateKey key) {
        return signed(json(header), json(claims), key);
    }

    /** ES256 over these very texts. */
    static String signed(String header, String claims, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(input(header, claims).getBytes(StandardCharsets.US_ASCII));
            return input(header, claims) + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** HS256 with a secret that everybody knows. */
    static String hmacSigned(Map<String, ?> header, Map<String, ?> claims, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] tag = mac.doFinal(input(json(header), json(claims)).getBytes(StandardCharsets.US_ASCII));
            return input(json(header), json(claims)) + "." + BASE64.encodeToString(tag);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String unsigned(Map<String, ?> header, Map<String, ?> claims) {
        return input(json(header), json(claims)) + ".";
    }

    static String json(Map<String, ?> members) {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String input(String header, String claims) {
        return BASE64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    }
}
