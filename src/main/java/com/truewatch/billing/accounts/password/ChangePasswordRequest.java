package com.truewatch.billing.accounts.password;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A new password, and the proof that it is the holder who sets it.
 *
 * @param currentPassword where one is set
 * @param resetId where none is set: the {@code id} that {@code POST /password-resets} gave
 * @param code where none is set: the code that it sent
 * @param newPassword any characters
 */
@Schema(
        description = "A new password with the current one; or, where none is set yet, with `resetId` and `code` of a "
                + "password reset.")
record ChangePasswordRequest(
        @Nullable @Size(min = 1, max = 1024) @Schema(description = "The current password, whole.")
        String currentPassword,

        @Nullable @Schema(description = "The `id` that `requestPasswordReset` gave.")
        UUID resetId,

        @Nullable @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
        String code,

        @NotNull @Size(min = 1, max = 1024) @Schema(description = "15 to 128 characters, any Unicode; no rules of composition.")
        String newPassword) {
    /**
     * Which of the two proofs it brings.
     *
     * @throws ProblemException {@code invalid-request} for both, or a half of the second
     */
    boolean usesCode() {
        if (resetId == null && code == null) {
            return false;
        }
        if (currentPassword != null) {
            throw ProblemException.violation("/currentPassword", "does not go with a code");
        }
        if (resetId == null || code == null) {
            throw ProblemException.violation(resetId == null ? "/resetId" : "/code", "must not be null");
        }
        return true;
    }

    UUID expectResetId() {
        return Objects.requireNonNull(resetId);
    }

    String expectCode() {
        return Objects.requireNonNull(code);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ChangePasswordRequest";
    }
}
