package com.truewatch.billing.accounts.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.session.Authentication.SecondFactor;
import com.truewatch.billing.accounts.session.Session.Strength;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What access tokens tell of each kind of session, by RFC 8176 and our three classes. */
class AuthenticationTest {
    private static final Map<Authentication, String> CLASSES = Map.of(
            Authentication.byTicket(),
            "urn:truewatch:entry",
            Authentication.byPassword(),
            "urn:truewatch:one-factor",
            Authentication.byCode(false),
            "urn:truewatch:one-factor",
            Authentication.byCode(true),
            "urn:truewatch:one-factor",
            Authentication.byPasskey(List.of("hwk", "user")),
            "urn:truewatch:two-factors",
            Authentication.byPassword().and(SecondFactor.PASSKEY, List.of("swk")),
            "urn:truewatch:two-factors",
            Authentication.byPassword().and(SecondFactor.TOTP, List.of("otp")),
            "urn:truewatch:two-factors",
            Authentication.byPassword().and(SecondFactor.RECOVERY_CODE, List.of("otp")),
            "urn:truewatch:two-factors",
            Authentication.byCode(true).and(SecondFactor.PASSKEY, List.of("hwk")),
            "urn:truewatch:two-factors");

    private static final Set<String> KNOWN = Set.of("pwd", "otp", "sms", "mfa", "hwk", "swk", "user");

    @Test
    void oneProofIsOneFactorAndTwoAreTwo() {
        CLASSES.forEach((proof, context) -> assertEquals(context, proof.contextClass(), proof.toString()));
    }

    @Test
    void everyStrengthHasAClass() {
        for (Strength strength : EnumSet.complementOf(EnumSet.of(Strength.ENTRY, Strength.PASSWORD, Strength.CODE))) {
            assertEquals(
                    "urn:truewatch:two-factors",
                    Authentication.read(strength, "pwd mfa").contextClass());
        }
    }

    @Test
    void severalFactorsAreNamedWhereThereAreSeveralOnly() {
        CLASSES.forEach((proof, context) -> {
            assertEquals(context.endsWith("two-factors"), proof.methods().contains("mfa"), proof.toString());
            assertTrue(KNOWN.containsAll(proof.methods()), proof.toString());
            assertEquals(new HashSet<>(proof.methods()).size(), proof.methods().size(), proof.toString());
        });
    }

    @Test
    void aTicketIsNoMethodOfTheHolders() {
        assertEquals(List.of(), Authentication.byTicket().methods());
    }

    @Test
    void aRowReadsAsItWasWritten() {
        CLASSES.keySet().forEach(it -> assertEquals(it, Authentication.read(it.strength(), it.storedMethods())));
    }
}
