package com.truewatch.billing.accounts.factor.passkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelyingPartyTest {
    @ParameterizedTest
    @CsvSource({
        "billing.example, https://billing.example",
        "billing.example, https://app.billing.example",
        "billing.example, https://billing.example:8443",
        "localhost, http://localhost:5173"
    })
    void isWhatAllItsPagesAreUnder(String id, String origin) {
        assertEquals(id, party(id, origin).id());
    }

    @ParameterizedTest
    @CsvSource({
        "billing.example, http://billing.example",
        "billing.example, https://evil-billing.example",
        "billing.example, https://billing.example.evil",
        "app.billing.example, https://billing.example",
        "billing.example, https://billing.example/",
        "billing.example, https://user@billing.example",
        "billing.example, https://Billing.example",
        "billing.example, https://bïlling.example",
        "billing.example, billing.example",
        "billing.example, 'https://billing.example '",
        "billing.example, android:apk-key-hash:x",
        "Billing.example, https://billing.example",
        "bïlling.example, https://bïlling.example",
        "example, https://example",
        "127.0.0.1, http://127.0.0.1:8080",
        "localhost, http://127.0.0.1:8080"
    })
    void isRefusedAtTheStartWhereNoBrowserWouldTakeIt(String id, String origin) {
        String message = assertThrows(IllegalStateException.class, () -> party(id, origin))
                .toString();

        assertTrue(message.contains(": accounts.passkeys."), message);
    }

    @Test
    void goesTogetherWithItsOrigins() {
        assertThrows(IllegalStateException.class, () -> party("billing.example", null));
        assertThrows(IllegalStateException.class, () -> party(null, "https://billing.example"));
    }

    @Test
    void withoutOneThereAreNoPasskeys() {
        assertThrows(ProblemException.class, party(null, null)::id);
    }

    private static RelyingParty party(@Nullable String id, @Nullable String origin) {
        return new RelyingParty(new PasskeyConfig() {
            @Override
            public Optional<String> relyingPartyId() {
                return Optional.ofNullable(id);
            }

            @Override
            public Optional<Set<String>> origins() {
                return Optional.ofNullable(origin).map(Set::of);
            }
        });
    }
}
