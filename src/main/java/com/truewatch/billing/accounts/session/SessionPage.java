package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.platform.http.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Sessions that are alive, newest first. */
@Schema(name = "SessionPage", description = "Sessions that are alive, newest first.")
record SessionPage(
        List<SessionItem> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
    /** One of them. */
    @Schema(name = "SessionItem", description = "A session as its holder sees it.")
    record SessionItem(
            UUID id,

            @Schema(description = "Whether it is the one that asks.")
            boolean current,

            @Schema(description = "In words, for example `Chrome on Windows`.") @Nullable String device,

            @Schema(description = "The network it was begun from: IPv4 /24, IPv6 /48, the rest zeroed.")
            String ip,

            Instant createdAt,

            @Schema(description = "The login or the last refresh.")
            Instant lastUsedAt,

            @Schema(description = "When it ends at the latest.")
            Instant expiresAt) {}

    static SessionPage from(Page<SessionItem> page) {
        return new SessionPage(page.items(), page.nextCursor());
    }
}
