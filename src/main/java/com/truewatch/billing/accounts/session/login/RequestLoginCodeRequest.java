package com.truewatch.billing.accounts.session.login;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who wants to log in by a code.
 *
 * @param login username, email, or phone in E.164
 */
@Schema(description = "Who wants to log in by a code.")
record RequestLoginCodeRequest(
        @NotNull @Size(min = 1, max = 320) @Schema(description = "Username, email, or phone in E.164.", examples = "demo")
        String login) {}
