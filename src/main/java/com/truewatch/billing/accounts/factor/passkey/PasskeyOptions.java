package com.truewatch.billing.accounts.factor.passkey;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What browsers are asked, as they read it: absent members are left out, bytes are Base64url without padding. */
@Singleton
class PasskeyOptions {
    private static final String NAME = "TrueWatch Billing Center";

    private final RelyingParty relyingParty;

    PasskeyOptions(RelyingParty relyingParty) {
        this.relyingParty = relyingParty;
    }

    /** To make a key: discoverable, with user verification, on a device that has none of this account yet. */
    Map<String, Object> toMake(byte[] challenge, byte[] handle, String username, List<Passkey> known) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("rp", Map.of("id", relyingParty.id(), "name", NAME));
        options.put("user", Map.of("id", text(handle), "name", username, "displayName", username));
        options.put("challenge", text(challenge));
        options.put(
                "pubKeyCredParams",
                WebAuthn.algorithms().stream()
                        .map(it -> Map.of("type", "public-key", "alg", it))
                        .toList());
        options.put("timeout", Ceremony.LIFETIME.toMillis());
        options.put(
                "excludeCredentials",
                known.stream().map(PasskeyOptions::descriptor).toList());
        options.put(
                "authenticatorSelection",
                Map.of("residentKey", "required", "requireResidentKey", true, "userVerification", "required"));
        options.put("attestation", "none");
        return options;
    }

    /** To sign: the same for everybody, so that no login tells which keys there are. */
    Map<String, Object> toSign(byte[] challenge) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("challenge", text(challenge));
        options.put("timeout", Ceremony.LIFETIME.toMillis());
        options.put("rpId", relyingParty.id());
        options.put("userVerification", "required");
        return options;
    }

    private static Map<String, Object> descriptor(Passkey passkey) {
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("type", "public-key");
        descriptor.put("id", text(passkey.credentialId()));
        if (!passkey.transports().isEmpty()) {
            descriptor.put("transports", passkey.transports());
        }
        return descriptor;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
