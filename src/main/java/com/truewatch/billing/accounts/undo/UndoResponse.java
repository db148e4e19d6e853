package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Changes that were undone, as much as the reader of a notice may know. */
@Schema(name = "UndoneChange", description = "Changes that were undone, as much as the reader of a notice may know.")
record UndoResponse(
        @Schema(description = "Of the change that the link was about.")
        Credential credential,

        @Schema(description = "The address that logs in again, masked; null where a first phone was removed.") @Nullable String restoredAddress,

        @Schema(description = "Each credential that went back, the one above among them.")
        List<RestoredCredential> restored,

        @Schema(description = "Until when nothing more can be changed.")
        Instant holdUntil) {
    static UndoResponse from(
            Credential credential, Map<Credential, Optional<ProvedAddress>> restored, Instant holdUntil) {
        List<RestoredCredential> all = restored.entrySet().stream()
                .map(it -> new RestoredCredential(it.getKey(), masked(it.getValue())))
                .toList();
        return new UndoResponse(
                credential, masked(restored.getOrDefault(credential, Optional.empty())), all, holdUntil);
    }

    private static @Nullable String masked(Optional<ProvedAddress> address) {
        return address.map(it -> it.address().masked()).orElse(null);
    }

    /**
     * A credential as it was before.
     *
     * @param credential which
     * @param address masked; null where a first phone was removed
     */
    @Schema(description = "A credential as it was before.")
    record RestoredCredential(
            Credential credential,

            @Schema(description = "Masked; null where a first phone was removed.") @Nullable String address) {}
}
