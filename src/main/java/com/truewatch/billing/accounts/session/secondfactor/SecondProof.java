package com.truewatch.billing.accounts.session.secondfactor;

import com.truewatch.billing.accounts.session.Authentication.SecondFactor;
import java.util.Map;
import java.util.UUID;

/** What somebody shows beside a password or a code. */
public sealed interface SecondProof {
    /** Of which kind it is. */
    SecondFactor factor();

    /**
     * The value that an authenticator app shows.
     *
     * @param value six digits
     */
    record Totp(String value) implements SecondProof {
        @Override
        public SecondFactor factor() {
            return SecondFactor.TOTP;
        }

        /** Without the value. */
        @Override
        public String toString() {
            return "Totp";
        }
    }

    /**
     * What a passkey has signed.
     *
     * @param challengeId names the challenge
     * @param answer of the browser, {@code AuthenticationResponseJSON} of WebAuthn
     */
    record Passkey(UUID challengeId, Map<String, Object> answer) implements SecondProof {
        @Override
        public SecondFactor factor() {
            return SecondFactor.PASSKEY;
        }

        /** Without the answer. */
        @Override
        public String toString() {
            return "Passkey";
        }
    }

    /**
     * One of the codes that the holder has kept.
     *
     * @param code as it was typed
     */
    record RecoveryCode(String code) implements SecondProof {
        @Override
        public SecondFactor factor() {
            return SecondFactor.RECOVERY_CODE;
        }

        /** Without the code. */
        @Override
        public String toString() {
            return "RecoveryCode";
        }
    }
}
