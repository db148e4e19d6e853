package com.truewatch.billing.accounts.password;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The password is set.
 *
 * @param revokedSessions how many other sessions were ended
 */
@Schema(description = "The password is set.")
record PasswordChangeResponse(
        @Schema(description = "How many other sessions were ended; the current one stays.")
        int revokedSessions) {}
