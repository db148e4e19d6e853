package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.AccountStatus;
import com.truewatch.billing.accounts.account.address.Credential;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An undo that was contested. */
@Schema(name = "ContestedUndo", description = "An undo that was contested.")
record ContestResponse(
        Credential credential,
        @Schema(description = "Of the account: `FROZEN`.") AccountStatus status) {
    static ContestResponse from(UndoGrants.Right right, Instant now) {
        return new ContestResponse(right.undo().credential(), right.account().status(now));
    }
}
