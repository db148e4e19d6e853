package com.truewatch.billing.accounts.platform.encryption;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalDataTest {
    private static final UUID ACCOUNT = UUID.randomUUID();
    private static final UUID ROW = UUID.randomUUID();
    private static final CipherContext HERE = new CipherContext(new OwnedId(ACCOUNT, ROW), "t.subject");
    private static final byte[] CLEAR = "11010519491231002X".getBytes(StandardCharsets.UTF_8);

    private final PersonalData data = TestKeySets.before();

    @Test
    void opensWhereItWasWritten() {
        byte[] encrypted = data.encrypt(CLEAR, HERE);

        assertArrayEquals(CLEAR, data.decrypt(encrypted, HERE));
        assertFalse(new String(encrypted, StandardCharsets.ISO_8859_1).contains("1949"));
        assertFalse(Arrays.equals(encrypted, data.encrypt(CLEAR, HERE)), "a nonce of its own");
    }

    @Test
    void doesNotOpenInAnotherAccountRowOrColumn() {
        byte[] encrypted = data.encrypt(CLEAR, HERE);

        for (CipherContext elsewhere : List.of(
                new CipherContext(new OwnedId(UUID.randomUUID(), ROW), "t.subject"),
                new CipherContext(new OwnedId(ACCOUNT, UUID.randomUUID()), "t.subject"),
                new CipherContext(new OwnedId(ROW, ACCOUNT), "t.subject"),
                new CipherContext(new OwnedId(ACCOUNT, ROW), "t.reason"))) {
            assertThrows(IllegalStateException.class, () -> data.decrypt(encrypted, elsewhere));
        }
    }

    @Test
    void doesNotOpenOnceItWasChanged() {
        byte[] encrypted = data.encrypt(CLEAR, HERE);

        for (int i = 0; i < encrypted.length; i++) {
            byte[] changed = encrypted.clone();
            changed[i] ^= 1;
            assertThrows(IllegalStateException.class, () -> data.decrypt(changed, HERE));
        }
    }

    @Test
    void opensBeforeAndAfterARotation() {
        PersonalData rotated = TestKeySets.after();

        assertNotEquals(data.keyId(), rotated.keyId());
        assertArrayEquals(CLEAR, rotated.decrypt(data.encrypt(CLEAR, HERE), HERE));
        assertArrayEquals(CLEAR, data.decrypt(rotated.encrypt(CLEAR, HERE), HERE));
    }

    @Test
    void isFoundByEqualValuesBeforeAndAfterARotation() {
        PersonalData rotated = TestKeySets.after();

        assertArrayEquals(data.index("same"), TestKeySets.before().index("same"));
        assertFalse(Arrays.equals(data.index("same"), data.index("other")));
        assertFalse(Arrays.equals(data.index("same"), rotated.index("same")));
        assertTrue(rotated.indexes("same").stream().anyMatch(it -> Arrays.equals(it, data.index("same"))));
        assertTrue(data.indexes("same").stream().anyMatch(it -> Arrays.equals(it, rotated.index("same"))));
    }

    @ParameterizedTest
    @CsvSource({
        "'', test-keys/personal-data-index-keys.json",
        "test-keys/personal-data-keys.json, ''",
        "no-such-file.json, test-keys/personal-data-index-keys.json",
        "application.properties, test-keys/personal-data-index-keys.json",
        "test-keys/personal-data-index-keys.json, test-keys/personal-data-index-keys.json",
        "test-keys/personal-data-keys.json, test-keys/personal-data-keys.json"
    })
    void isUnavailableWithoutBothKeySets(String encryption, String index) {
        PersonalData without = new PersonalData(TestKeySets.of(encryption, index));

        for (int i = 0; i < 2; i++) {
            ProblemException refusal = assertThrows(ProblemException.class, without::requireKeys);
            assertEquals(Problem.UNAVAILABLE, refusal.problem());
        }
    }

    @Test
    void takesKeySetsThatAKmsHasWrapped(@TempDir Path directory) throws Exception {
        KeySets clear = TestKeySets.of(TestKeySets.ENCRYPTION, TestKeySets.INDEX);
        Aead masterKey = clear.encryption().getPrimitive(AeadConfig2026.get(), Aead.class);
        String encryption = Files.writeString(
                        directory.resolve("keys.json"),
                        TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
                                clear.encryption(), masterKey, new byte[0], AeadConfig2026.get()))
                .toString();
        String index = Files.writeString(
                        directory.resolve("index-keys.json"),
                        TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
                                clear.index(), masterKey, new byte[0], PrfConfig2026.get()))
                .toString();

        PersonalData wrapped =
                new PersonalData(TestKeySets.wrapped(encryption, index, new TestKeySets.TestKms(masterKey)));
        PersonalData withoutKms = new PersonalData(TestKeySets.wrapped(encryption, index));

        assertArrayEquals(CLEAR, wrapped.decrypt(data.encrypt(CLEAR, HERE), HERE));
        assertThrows(ProblemException.class, withoutKms::requireKeys);
    }
}
