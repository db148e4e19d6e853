package com.truewatch.billing.accounts.platform.idempotency.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import com.truewatch.billing.accounts.platform.idempotency.Claim;
import com.truewatch.billing.accounts.platform.idempotency.IdempotentRequest;
import com.truewatch.billing.accounts.platform.idempotency.RequestId;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Encrypts kept answers, which name people: AES-256-GCM (Tink), each under a key of its own that is derived from the keys of
 * {@code accounts.secrets}. Those are always there, as the key sets of personal data need not be, and outlive an answer.
 */
@Singleton
public class AnswerCipher {
    private static final String PURPOSE = "kept answer";
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final Secrets secrets;
    private final ObjectMapper mapper;

    AnswerCipher(Secrets secrets, ObjectMapper mapper) {
        this.secrets = secrets;
        this.mapper = mapper;
    }

    /** By the key of this run, which opens nothing else. */
    public byte[] encrypt(Claim.Won claim, StoredAnswer answer) {
        try {
            return aead(claim.keyId(), claim.request(), claim.run())
                    .encrypt(mapper.writeValueAsBytes(answer), associatedData(claim.run()));
        } catch (GeneralSecurityException | JsonProcessingException impossible) {
            throw new IllegalStateException("An answer is not writable: " + impossible.getClass());
        }
    }

    /** What a run has kept. */
    public StoredAnswer decrypt(IdempotentRequest request, byte[] encrypted) {
        try {
            byte[] json = aead(request.tagKeyId(), request.id(), request.run())
                    .decrypt(encrypted, associatedData(request.run()));
            return mapper.readValue(json, StoredAnswer.class);
        } catch (GeneralSecurityException | IOException foreign) {
            // Without its cause, which may quote what it could not read.
            throw new IllegalStateException("A kept answer does not open: " + foreign.getClass());
        }
    }

    /** Tink makes keys of its own as a rule; this one is derived, and its parameters stand here. */
    @AccessesPartialKey
    private Aead aead(String keyId, RequestId request, UUID run) throws GeneralSecurityException {
        byte[] derived = secrets.derive(keyId, PURPOSE, request.caller(), request.path(), request.idempotencyKey(), run)
                .orElseThrow();
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setIvSizeBytes(IV_BYTES)
                .setTagSizeBytes(TAG_BYTES)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(derived, InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build()
                .getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    private static byte[] associatedData(UUID run) {
        return run.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
