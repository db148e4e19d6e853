package com.truewatch.billing.accounts.platform.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Key sets of the test class path. */
public final class TestKeySets {
    /** Two keys of each kind; the first is primary. */
    public static final String ENCRYPTION = "test-keys/personal-data-keys.json";

    public static final String INDEX = "test-keys/personal-data-index-keys.json";

    private static final String ENCRYPTION_ROTATED = "test-keys/personal-data-keys-rotated.json";
    private static final String INDEX_ROTATED = "test-keys/personal-data-index-keys-rotated.json";

    private TestKeySets() {}

    /** Before a rotation, with the next key already known. */
    public static PersonalData before() {
        return new PersonalData(of(ENCRYPTION, INDEX));
    }

    /** The same keys after it: the second is primary. */
    public static PersonalData after() {
        return new PersonalData(of(ENCRYPTION_ROTATED, INDEX_ROTATED));
    }

    /** Only what encrypts is rotated. */
    public static PersonalData afterForEncryption() {
        return new PersonalData(of(ENCRYPTION_ROTATED, INDEX));
    }

    /** Only what makes an index is rotated. */
    public static PersonalData afterForTheIndex() {
        return new PersonalData(of(ENCRYPTION, INDEX_ROTATED));
    }

    static KeySets of(String encryption, String index) {
        return new ConfiguredKeySets(config(encryption, index, null), List.of());
    }

    static KeySets wrapped(String encryption, String index, KmsClient... kms) {
        return new ConfiguredKeySets(config(encryption, index, "test-kms://master"), List.of(kms));
    }

    private static EncryptionConfig config(String encryption, String index, @Nullable String masterKey) {
        return new EncryptionConfig() {
            @Override
            public Optional<String> keySet() {
                return Optional.of(encryption).filter(it -> !it.isEmpty());
            }

            @Override
            public Optional<String> indexKeySet() {
                return Optional.of(index).filter(it -> !it.isEmpty());
            }

            @Override
            public Optional<String> masterKey() {
                return Optional.ofNullable(masterKey);
            }
        };
    }

    /** A KMS of one key. */
    record TestKms(Aead masterKey) implements KmsClient {
        @Override
        public boolean doesSupport(String keyUri) {
            return keyUri.startsWith("test-kms://");
        }

        @Override
        public KmsClient withCredentials(String path) {
            return this;
        }

        @Override
        public KmsClient withDefaultCredentials() {
            return this;
        }

        @Override
        public Aead getAead(String keyUri) {
            return masterKey;
        }
    }
}
