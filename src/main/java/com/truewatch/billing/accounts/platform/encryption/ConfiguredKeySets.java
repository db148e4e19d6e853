package com.truewatch.billing.accounts.platform.encryption;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.truewatch.billing.accounts.platform.security.secret.KeyFile;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/** The key sets that configuration names: in clear, or wrapped by a KMS of which a {@link KmsClient} is a bean. */
@Singleton
class ConfiguredKeySets implements KeySets {
    private static final byte[] NO_ASSOCIATED_DATA = {};

    private final EncryptionConfig config;
    private final List<KmsClient> kms;

    ConfiguredKeySets(EncryptionConfig config, @All List<KmsClient> kms) {
        this.config = config;
        this.kms = kms;
    }

    @Override
    public KeysetHandle encryption() throws GeneralSecurityException, IOException {
        return read("accounts.personal-data.key-set", config.keySet(), AeadConfig2026.get());
    }

    @Override
    public KeysetHandle index() throws GeneralSecurityException, IOException {
        return read("accounts.personal-data.index-key-set", config.indexKeySet(), PrfConfig2026.get());
    }

    private KeysetHandle read(String setting, Optional<String> location, Configuration kind)
            throws GeneralSecurityException, IOException {
        String json = KeyFile.text(location.orElseThrow(() -> new GeneralSecurityException("there is no " + setting)));
        return config.masterKey().isPresent()
                ? unwrap(json, config.masterKey().get(), kind)
                : TinkJsonProtoKeysetFormat.parseKeyset(json, kind, InsecureSecretKeyAccess.get());
    }

    private KeysetHandle unwrap(String json, String masterKey, Configuration kind) throws GeneralSecurityException {
        KmsClient client = kms.stream()
                .filter(it -> it.doesSupport(masterKey))
                .findFirst()
                .orElseThrow(() ->
                        new GeneralSecurityException("no client for the KMS of accounts.personal-data.master-key"));
        return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
                json, client.getAead(masterKey), NO_ASSOCIATED_DATA, kind);
    }
}
