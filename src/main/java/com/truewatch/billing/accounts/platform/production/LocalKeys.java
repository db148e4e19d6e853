package com.truewatch.billing.accounts.platform.production;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.platform.security.secret.KeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** The keys of local mode, recognised under any name. */
final class LocalKeys {
    /** SHA-256 of the texts that stand for them in their files: a JWK's x, a Tink key's value, a secret's Base64. */
    private static final Set<String> DIGESTS = Set.of(
            "0fa081bab36110cc158069d62d25c5561b42dafa4407431a77f7ae685d53aae1",
            "3b9c61f1af33de8013e9743304c6e4b3a17489a15d2b1f79f67719c33e511d7a",
            "0c9cd87ffba2e19159bb0b51211c13c22521ab1e22571d97702f436d747f3a30",
            "5d8a63c22406b5139a4bd4a79b275d2773c6b0d0c9a131af57007f3bbfc80785",
            "22f63dd0f8ec7f35b773ae781af56f7e2c29f4ceaa6e00706f99d6a44de46fd2");

    private LocalKeys() {}

    /** Whether this is the Base64 of the secret of local mode. */
    static boolean isSecret(String base64) {
        return DIGESTS.contains(digest(base64.strip()));
    }

    /** Whether a JSON file holds one of them; false when it cannot be read, which its reader says better. */
    static boolean areIn(String location) {
        try {
            return holdsOne(new ObjectMapper().readTree(KeyFile.text(location)));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean holdsOne(JsonNode node) {
        if (node.isTextual()) {
            return DIGESTS.contains(digest(node.textValue()));
        }
        for (JsonNode child : node) {
            if (holdsOne(child)) {
                return true;
            }
        }
        return false;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
