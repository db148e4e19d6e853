package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A login: with a password, with a code that was asked for before, or with a ticket of the console.
 *
 * @param login username, email, or phone in E.164
 * @param password as it was set
 * @param codeRequestId the {@code id} that {@code POST /login-codes} gave
 * @param code six ASCII digits; leading zeros count
 * @param ticket as the console got it
 */
@Schema(
        description =
                "A login: `login` and `password`, or `codeRequestId` and `code`, or `ticket`; nothing of another.")
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
        String ticket) {
    /** The ways in. */
    enum Way {
        PASSWORD,
        CODE,
        TICKET
    }

    /**
     * Which of the ways it is.
     *
     * @throws ProblemException {@code invalid-request} for none, several, or a half of one
     */
    Way way() {
        if (ticket != null) {
            refuseBeside("ticket", codeRequestId, "/codeRequestId");
            refuseBeside("ticket", code, "/code");
            refuseBeside("ticket", login, "/login");
            refuseBeside("ticket", password, "/password");
            return Way.TICKET;
        }
        if (codeRequestId != null || code != null) {
            refuseBeside("code", login, "/login");
            refuseBeside("code", password, "/password");
            require(codeRequestId, "/codeRequestId");
            require(code, "/code");
            return Way.CODE;
        }
        require(login, "/login");
        require(password, "/password");
        return Way.PASSWORD;
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

    private static void refuseBeside(String way, @Nullable Object member, String pointer) {
        if (member != null) {
            throw ProblemException.violation(pointer, "does not go with a " + way);
        }
    }
}
