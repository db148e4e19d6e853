package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.session.secondfactor.SecondProof;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A login: with a password, with a code that was asked for before, or with a ticket of the console; or the second proof of
 * one.
 *
 * @param login username, email, or phone in E.164
 * @param password as it was set
 * @param codeRequestId the {@code id} that {@code POST /login-codes} gave
 * @param code six ASCII digits; leading zeros count
 * @param ticket as the console got it
 * @param factorTicket as the first proof was answered
 * @param totp six ASCII digits; leading zeros count
 * @param recoveryCode one of those that the holder has kept
 * @param challengeId names what the passkey has signed
 * @param passkey what the browser has answered
 */
@Schema(
        description =
                "A login: `login` and `password`, or `codeRequestId` and `code`, or `ticket`; or its second proof: "
                        + "`factorTicket` with `totp`, `recoveryCode`, or `challengeId` and `passkey`; these two alone are both "
                        + "proofs at once. Nothing of another.")
record LoginRequest(
        @Nullable @Size(min = 1, max = 320) @Schema(description = "Username, email, or phone in E.164.", examples = "demo")
        String login,

        @Nullable @Size(min = 1, max = 1024) @Schema(description = "The password, whole.", examples = "demo-password-for-local-use")
        String password,

        @Nullable @Schema(description = "The `id` that `requestLoginCode` gave.")
        UUID codeRequestId,

        @Nullable @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
        String code,

        @Nullable @Size(min = 1, max = 256) @Schema(description = "The `ticket` that `issueEntryTicket` gave the console.")
        String ticket,

        @Nullable @Size(min = 1, max = 256) @Schema(description = "The `factorTicket` of `second-factor-required`.")
        String factorTicket,

        @Nullable @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "The value that the authenticator app shows: six digits; leading zeros count.")
        String totp,

        @Nullable @Size(min = 1, max = 64) @Schema(description = "One of the kept codes; case, blanks and hyphens do not matter.")
        String recoveryCode,

        @Nullable @Schema(description = "The `id` that `requestPasskeyChallenge` gave.")
        UUID challengeId,

        @Nullable @Schema(description = "`AuthenticationResponseJSON` of WebAuthn, as the browser's `toJSON` gives it.")
        Map<String, Object> passkey) {
    /** The ways in, each with its members. */
    enum Way {
        PASSWORD("password", "login", "password"),
        CODE("code", "codeRequestId", "code"),
        TICKET("ticket", "ticket"),
        TOTP("value of an app", "factorTicket", "totp"),
        RECOVERY_CODE("recovery code", "factorTicket", "recoveryCode"),
        SECOND_PASSKEY("passkey", "factorTicket", "challengeId", "passkey"),
        PASSKEY("passkey", "challengeId", "passkey");

        private final String name;

        /** Unmodifiable. */
        @SuppressWarnings("ImmutableEnumChecker")
        private final List<String> members;

        Way(String name, String... members) {
            this.name = name;
            this.members = Arrays.asList(members);
        }
    }

    /**
     * Which of the ways it is.
     *
     * @throws ProblemException {@code invalid-request} for none, several, or a half of one
     */
    Way way() {
        Way way = meant();
        members().forEach((member, value) -> {
            if (value != null && !way.members.contains(member)) {
                throw ProblemException.violation("/" + member, "does not go with a " + way.name);
            }
        });
        way.members.forEach(member -> {
            if (members().get(member) == null) {
                throw ProblemException.violation("/" + member, "must not be null");
            }
        });
        return way;
    }

    private Way meant() {
        if (ticket != null) {
            return Way.TICKET;
        }
        if (recoveryCode != null) {
            return Way.RECOVERY_CODE;
        }
        if (challengeId != null || passkey != null) {
            return factorTicket == null ? Way.PASSKEY : Way.SECOND_PASSKEY;
        }
        if (factorTicket != null || totp != null) {
            return Way.TOTP;
        }
        return codeRequestId != null || code != null ? Way.CODE : Way.PASSWORD;
    }

    private Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("codeRequestId", codeRequestId);
        members.put("code", code);
        members.put("login", login);
        members.put("password", password);
        members.put("ticket", ticket);
        members.put("factorTicket", factorTicket);
        members.put("totp", totp);
        members.put("recoveryCode", recoveryCode);
        members.put("challengeId", challengeId);
        members.put("passkey", passkey);
        return members;
    }

    String expectLogin() {
        return Objects.requireNonNull(login);
    }

    String expectPassword() {
        return Objects.requireNonNull(password);
    }

    UUID expectRequestId() {
        return Objects.requireNonNull(codeRequestId);
    }

    String expectCode() {
        return Objects.requireNonNull(code);
    }

    String expectTicket() {
        return Objects.requireNonNull(ticket);
    }

    String expectFactorTicket() {
        return Objects.requireNonNull(factorTicket);
    }

    SecondProof expectSecondProof() {
        if (passkey != null) {
            return expectPasskey();
        }
        return totp == null
                ? new SecondProof.RecoveryCode(Objects.requireNonNull(recoveryCode))
                : new SecondProof.Totp(totp);
    }

    SecondProof.Passkey expectPasskey() {
        return new SecondProof.Passkey(Objects.requireNonNull(challengeId), Objects.requireNonNull(passkey));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "LoginRequest";
    }
}
