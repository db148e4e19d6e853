package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A login: with a password, or with a code that was asked for before.
 *
 * @param login username, email, or phone in E.164
 * @param password as it was set
 * @param codeRequestId the {@code id} that {@code POST /login-codes} gave
 * @param code six ASCII digits; leading zeros count
 */
@Schema(description = "A login: `login` and `password`, or `codeRequestId` and `code`; nothing of the other.")
record LoginRequest(
        @Nullable @Size(min = 1, max = 320) @Schema(description = "Username, email, or phone in E.164.", examples = "demo")
        String login,

        @Nullable @Size(min = 1, max = 1024) @Schema(description = "The password, whole.", examples = "demo-password-for-local-use")
        String password,

        @Nullable @Schema(description = "The `id` that `requestLoginCode` gave.")
        UUID codeRequestId,

        @Nullable @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
        String code) {
    /**
     * Which of the two ways it is.
     *
     * @throws ProblemException {@code invalid-request} for neither, both, or a half of one
     */
    boolean usesCode() {
        boolean byCode = codeRequestId != null || code != null;
        if (byCode) {
            refuseBeside(login, "/login");
            refuseBeside(password, "/password");
            require(codeRequestId, "/codeRequestId");
            require(code, "/code");
        } else {
            require(login, "/login");
            require(password, "/password");
        }
        return byCode;
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

    /** Without the secret. */
    @Override
    public String toString() {
        return "LoginRequest";
    }

    private static void require(@Nullable Object member, String pointer) {
        if (member == null) {
            throw ProblemException.violation(pointer, "must not be null");
        }
    }

    private static void refuseBeside(@Nullable Object member, String pointer) {
        if (member != null) {
            throw ProblemException.violation(pointer, "does not go with a code");
        }
    }
}
