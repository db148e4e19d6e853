package com.truewatch.billing.accounts.factor.passkey;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.webauthn4j.verifier.exception.BadAlgorithmException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.CredentialIdTooLongException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.InconsistentClientDataTypeException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.MissingChallengeException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import com.webauthn4j.verifier.exception.VerificationException;

/** Why a passkey is not taken, as clients are told where a passkey is enrolled; a login tells nobody. */
enum PasskeyRejection {
    /** It is no answer of a browser. */
    MALFORMED,
    /** It is larger than any answer of a browser. */
    TOO_LARGE,
    /** It answers another challenge. */
    CHALLENGE,
    /** The challenge was answered before. */
    CHALLENGE_USED,
    /** It came too late. */
    CHALLENGE_EXPIRED,
    /** It was made on another page. */
    ORIGIN,
    /** It was made for somebody else. */
    RELYING_PARTY,
    /** It is the answer to another ceremony. */
    TYPE,
    /** Nobody touched the device. */
    USER_PRESENCE,
    /** The device did not ask who holds it. */
    USER_VERIFICATION,
    /** Its algorithm is none that was offered. */
    ALGORITHM,
    /** The key is too weak, or none of its algorithm. */
    KEY,
    /** The signature is wrong. */
    SIGNATURE,
    /** The counter did not rise: there is a copy of the key. */
    COUNTER,
    /** Anything else; also a key that some account has already. */
    NOT_ACCEPTED;

    /** Why the library refused. Messages are kept from everybody: some hold the challenge. */
    static PasskeyRejection of(RuntimeException refused) {
        if (refused instanceof BadChallengeException || refused instanceof MissingChallengeException) {
            return CHALLENGE;
        }
        if (refused instanceof BadOriginException
                || refused instanceof BadTopOriginException
                || refused instanceof CrossOriginException) {
            return ORIGIN;
        }
        if (refused instanceof NotAllowedAlgorithmException || refused instanceof BadAlgorithmException) {
            return ALGORITHM;
        }
        if (refused instanceof UserNotPresentException) {
            return USER_PRESENCE;
        }
        return refused instanceof VerificationException verification ? of(verification) : MALFORMED;
    }

    private static PasskeyRejection of(VerificationException refused) {
        if (refused instanceof BadRpIdException) {
            return RELYING_PARTY;
        }
        if (refused instanceof InconsistentClientDataTypeException) {
            return TYPE;
        }
        if (refused instanceof UserNotVerifiedException) {
            return USER_VERIFICATION;
        }
        if (refused instanceof CredentialIdTooLongException) {
            return KEY;
        }
        if (refused instanceof BadSignatureException) {
            return SIGNATURE;
        }
        return refused instanceof MaliciousCounterValueException ? COUNTER : NOT_ACCEPTED;
    }

    /** As it is answered where a passkey is enrolled. */
    ProblemException problem() {
        return new ProblemException(Problem.PASSKEY_REJECTED).with("reason", name());
    }
}
