package com.truewatch.billing.accounts.testing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An authenticator and its browser, as they should be, and in every way as they should not be. One key; its answers have what
 * browsers put in them, and more.
 */
public final class SoftAuthenticator {
    /** As the service is configured for tests. */
    public static final String ORIGIN = "http://localhost:5173";

    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int HAS_KEY = 0x40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyPair keys;
    private byte[] id = random(32);
    private byte @Nullable [] userHandle;
    private String origin = ORIGIN;
    private String relyingParty = "localhost";
    private int flags = USER_PRESENT | USER_VERIFIED;
    private int algorithm;
    private long counter;
    private @Nullable String type;
    private @Nullable String challenge;
    private boolean crossOrigin;

    private SoftAuthenticator(KeyPair keys, int algorithm) {
        this.keys = keys;
        this.algorithm = algorithm;
    }

    /** With a key on P-256. */
    public SoftAuthenticator() {
        this(pair("EC", "secp256r1", 0), -7);
    }

    /** With a key on another curve. */
    public static SoftAuthenticator onCurve(String curve) {
        return new SoftAuthenticator(pair("EC", curve, 0), -7);
    }

    /** With an RSA key. */
    public static SoftAuthenticator ofRsa(int bits) {
        return new SoftAuthenticator(pair("RSA", null, bits), -257);
    }

    public SoftAuthenticator origin(String other) {
        origin = other;
        return this;
    }

    public SoftAuthenticator relyingParty(String other) {
        relyingParty = other;
        return this;
    }

    /** Nobody unlocks it. */
    public SoftAuthenticator withoutUserVerification() {
        flags = USER_PRESENT;
        return this;
    }

    /** Nobody touches it. */
    public SoftAuthenticator withoutUserPresence() {
        flags = USER_VERIFIED;
        return this;
    }

    public SoftAuthenticator flags(int other) {
        flags = other;
        return this;
    }

    /** It says that its key is of another algorithm. */
    public SoftAuthenticator algorithm(int other) {
        algorithm = other;
        return this;
    }

    public SoftAuthenticator counter(long next) {
        counter = next;
        return this;
    }

    public SoftAuthenticator type(String other) {
        type = other;
        return this;
    }

    public SoftAuthenticator challenge(String other) {
        challenge = other;
        return this;
    }

    public SoftAuthenticator crossOrigin() {
        crossOrigin = true;
        return this;
    }

    public SoftAuthenticator id(byte[] other) {
        id = other.clone();
        return this;
    }

    public SoftAuthenticator userHandle(byte @Nullable [] other) {
        userHandle = other;
        return this;
    }

    public byte[] id() {
        return id.clone();
    }

    public String idText() {
        return text(id);
    }

    /** {@code RegistrationResponseJSON}. */
    public Map<String, Object> create(Map<String, ?> options) {
        userHandle = Base64.getUrlDecoder().decode((String) ((Map<?, ?>) options.get("user")).get("id"));
        byte[] clientData = clientData("webauthn.create", options);
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        head(object, 5, 3);
        string(object, "fmt");
        string(object, "none");
        string(object, "attStmt");
        head(object, 5, 0);
        string(object, "authData");
        bytes(object, data(flags | HAS_KEY, key()));
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("clientDataJSON", text(clientData));
        response.put("attestationObject", text(object.toByteArray()));
        response.put("transports", List.of("internal", "hybrid"));
        response.put("publicKeyAlgorithm", algorithm);
        response.put("somethingNew", List.of(1, 2, 3));
        return answer(response);
    }

    /** {@code AuthenticationResponseJSON}; the counter rises. */
    public Map<String, Object> get(Map<String, ?> options) {
        if (counter > 0) {
            counter++;
        }
        byte[] clientData = clientData("webauthn.get", options);
        byte[] data = data(flags, new byte[0]);
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("clientDataJSON", text(clientData));
        response.put("authenticatorData", text(data));
        response.put("signature", text(sign(data, sha256(clientData))));
        if (userHandle != null) {
            response.put("userHandle", text(userHandle));
        }
        return answer(response);
    }

    private Map<String, Object> answer(Map<String, Object> response) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", text(id));
        answer.put("rawId", text(id));
        answer.put("type", "public-key");
        answer.put("authenticatorAttachment", "platform");
        answer.put("clientExtensionResults", Map.of("credProps", Map.of("rk", true)));
        answer.put("response", response);
        return answer;
    }

    private byte[] clientData(String ceremony, Map<String, ?> options) {
        return ("{\"type\":\"" + (type == null ? ceremony : type) + "\",\"challenge\":\""
                        + (challenge == null ? options.get("challenge") : challenge) + "\",\"origin\":\"" + origin
                        + "\",\"crossOrigin\":" + crossOrigin + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(int set, byte[] key) {
        ByteBuffer data = ByteBuffer.allocate(37 + key.length);
        data.put(sha256(relyingParty.getBytes(StandardCharsets.UTF_8)))
                .put((byte) set)
                .putInt((int) counter);
        return data.put(key).array();
    }

    /** Attested credential data. */
    private byte[] key() {
        ByteArrayOutputStream cose = new ByteArrayOutputStream();
        if (keys.getPublic() instanceof ECPublicKey curve) {
            head(cose, 5, 5);
            number(cose, 1, 2);
            number(cose, 3, algorithm);
            number(cose, -1, curve.getParams().getOrder().bitLength() == 256 ? 1 : 2);
            int length = (curve.getParams().getOrder().bitLength() + 7) / 8;
            head(cose, 1, 1);
            bytes(cose, fixed(curve.getW().getAffineX(), length));
            head(cose, 1, 2);
            bytes(cose, fixed(curve.getW().getAffineY(), length));
        } else {
            RSAPublicKey rsa = (RSAPublicKey) keys.getPublic();
            head(cose, 5, 4);
            number(cose, 1, 3);
            number(cose, 3, algorithm);
            head(cose, 1, 0);
            bytes(cose, fixed(rsa.getModulus(), rsa.getModulus().bitLength() / 8));
            head(cose, 1, 1);
            bytes(cose, rsa.getPublicExponent().toByteArray());
        }
        byte[] encoded = cose.toByteArray();
        return ByteBuffer.allocate(18 + id.length + encoded.length)
                .put(new byte[16])
                .putShort((short) id.length)
                .put(id)
                .put(encoded)
                .array();
    }

    private byte[] sign(byte[] data, byte[] hash) {
        try {
            Signature signature = Signature.getInstance(
                    keys.getPublic() instanceof ECPublicKey ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(hash);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void number(ByteArrayOutputStream out, int name, int value) {
        integer(out, name);
        integer(out, value);
    }

    private static void integer(ByteArrayOutputStream out, int value) {
        head(out, value < 0 ? 1 : 0, value < 0 ? -1 - value : value);
    }

    private static void string(ByteArrayOutputStream out, String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        head(out, 3, encoded.length);
        out.writeBytes(encoded);
    }

    private static void bytes(ByteArrayOutputStream out, byte[] value) {
        head(out, 2, value.length);
        out.writeBytes(value);
    }

    /** Of CBOR (RFC 8949, 3). */
    private static void head(ByteArrayOutputStream out, int major, int argument) {
        if (argument < 24) {
            out.write(major << 5 | argument);
        } else if (argument < 256) {
            out.write(major << 5 | 24);
            out.write(argument);
        } else {
            out.write(major << 5 | 25);
            out.write(argument >> 8);
            out.write(argument);
        }
    }

    private static byte[] fixed(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[length];
        int kept = Math.min(length, bytes.length);
        System.arraycopy(bytes, bytes.length - kept, fixed, length - kept, kept);
        return fixed;
    }

    private static KeyPair pair(String kind, @Nullable String curve, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (curve == null) {
                generator.initialize(bits);
            } else {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
