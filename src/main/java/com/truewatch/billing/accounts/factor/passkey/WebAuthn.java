package com.truewatch.billing.accounts.factor.passkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.Curve;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.EdDSACOSEKey;
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what browsers answer, and has the library verify it. Whatever it throws is a refusal with a reason, and nothing of it
 * is logged: what was sent is anybody's, and some messages hold the challenge.
 */
@Singleton
class WebAuthn {
    private static final int LARGEST_ANSWER = 16 * 1024;
    private static final int MOST_TRANSPORTS = 16;
    private static final int LONGEST_ID = 1023;
    private static final int SMALLEST_MODULUS = 2048;
    private static final Pattern TRANSPORT = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final List<PublicKeyCredentialParameters> OFFERED = Stream.of(
                    COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256)
            .map(it -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, it))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final RelyingParty relyingParty;
    private final ObjectMapper json;

    WebAuthn(RelyingParty relyingParty, ObjectMapper json) {
        this.relyingParty = relyingParty;
        this.json = json;
    }

    /** The algorithms of the keys that are taken, by their numbers, best first. */
    static List<Long> algorithms() {
        return OFFERED.stream().map(it -> it.getAlg().getValue()).toList();
    }

    /**
     * A key that a device has just made.
     *
     * @throws RejectedPasskeyException where it is not taken
     */
    NewKey made(Map<String, Object> sent, byte[] challenge) {
        JsonNode answer = readable(sent);
        RegistrationData made = verified(() -> manager.verifyRegistrationResponseJSON(
                answer.toString(), new RegistrationParameters(relyingParty.expecting(challenge), OFFERED, true, true)));
        AuthenticatorData<?> device =
                Objects.requireNonNull(made.getAttestationObject()).getAuthenticatorData();
        AttestedCredentialData key = device.getAttestedCredentialData();
        if (key == null
                || key.getCredentialId().length < 1
                || key.getCredentialId().length > LONGEST_ID
                || !isStrong(key.getCOSEKey())) {
            throw new RejectedPasskeyException(PasskeyRejection.KEY);
        }
        return new NewKey(
                key.getCredentialId(),
                credentials.convert(key),
                new KeyState(device.getSignCount(), device.isFlagUV(), device.isFlagBE(), device.isFlagBS()),
                transports(answer));
    }

    /**
     * What a device has signed, not verified yet.
     *
     * @throws RejectedPasskeyException where it is no such answer
     */
    AuthenticationData read(Map<String, Object> sent) {
        JsonNode answer = readable(sent);
        return verified(() -> manager.parseAuthenticationResponseJSON(answer.toString()));
    }

    /**
     * The key signed this challenge here; its state from now on.
     *
     * @throws RejectedPasskeyException where it did not
     */
    KeyState signed(AuthenticationData shown, byte[] challenge, byte[] credential, KeyState before) {
        CredentialRecordImpl known = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                before.userVerified(),
                before.backupEligible(),
                before.backedUp(),
                before.counter(),
                credentials.convert(credential),
                null,
                null,
                null,
                null);
        verified(() -> manager.verify(
                shown, new AuthenticationParameters(relyingParty.expecting(challenge), known, null, true, true)));
        return new KeyState(known.getCounter(), true, before.backupEligible(), Boolean.TRUE.equals(known.isBackedUp()));
    }

    /** The library checks neither of these; and an answer that is not read costs nothing. */
    private JsonNode readable(Map<String, Object> sent) {
        JsonNode answer = json.valueToTree(sent);
        if (answer.toString().length() > LARGEST_ANSWER
                || answer.path("response").path("transports").size() > MOST_TRANSPORTS) {
            throw new RejectedPasskeyException(PasskeyRejection.TOO_LARGE);
        }
        String id = answer.path("id").asText();
        if (id.isEmpty()
                || !id.equals(answer.path("rawId").asText())
                || !"public-key".equals(answer.path("type").asText())) {
            throw new RejectedPasskeyException(PasskeyRejection.MALFORMED);
        }
        return answer;
    }

    private static List<String> transports(JsonNode answer) {
        List<String> known = new ArrayList<>();
        answer.path("response").path("transports").forEach(it -> known.add(it.asText()));
        return known.stream()
                .filter(it -> TRANSPORT.matcher(it).matches())
                .distinct()
                .toList();
    }

    private static boolean isStrong(COSEKey key) {
        if (key instanceof EC2COSEKey curve) {
            return COSEAlgorithmIdentifier.ES256.equals(key.getAlgorithm()) && curve.getCurve() == Curve.SECP256R1;
        }
        if (key instanceof EdDSACOSEKey curve) {
            return COSEAlgorithmIdentifier.EdDSA.equals(key.getAlgorithm()) && curve.getCurve() == Curve.ED25519;
        }
        return key instanceof RSACOSEKey rsa
                && COSEAlgorithmIdentifier.RS256.equals(key.getAlgorithm())
                && rsa.getN() != null
                && new BigInteger(1, rsa.getN()).bitLength() >= SMALLEST_MODULUS;
    }

    /** Malformed input gives exceptions of Jackson and of Java as well. */
    private static <T> T verified(Supplier<T> verification) {
        try {
            return verification.get();
        } catch (RuntimeException refused) {
            throw new RejectedPasskeyException(PasskeyRejection.of(refused));
        }
    }

    /**
     * What is kept of a key beside the key itself.
     *
     * @param counter of its signatures; 0 where the device does not count
     * @param userVerified whether the device has asked who holds it
     * @param backupEligible whether it can be on several devices
     * @param backedUp whether it is
     */
    record KeyState(long counter, boolean userVerified, boolean backupEligible, boolean backedUp) {}

    /**
     * A key that was just made.
     *
     * @param id by which the device knows it
     * @param credential id and public key, as the library keeps them
     * @param state the rest
     * @param transports how browsers reach it
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record NewKey(byte[] id, byte[] credential, KeyState state, List<String> transports) {}
}
