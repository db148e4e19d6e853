package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.address.Credential;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change that was undone, as much as the reader of a notice may know. */
@Schema(name = "UndoneChange", description = "A change that was undone, as much as the reader of a notice may know.")
record UndoResponse(
        Credential credential,

        @Schema(description = "The address that logs in again, masked; null where a first phone was removed.") @Nullable String restoredAddress,

        @Schema(description = "Until when nothing more can be changed.")
        Instant holdUntil) {
    static UndoResponse from(Undo undo, Instant holdUntil) {
        return new UndoResponse(
                undo.credential(),
                undo.former().map(it -> it.address().masked()).orElse(null),
                holdUntil);
    }
}
