package com.truewatch.billing.accounts.operator;
import com.truewatch.billing.accounts.platform.security.client.Devices;

import com.truewatch.billing.accounts.session.Sessions.LiveSession;
import com.truewatch.billing.accounts.platform.http.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where the holder is logged in, newest first. */
@Schema(name = "LiveSessionPage", description = "Where the holder is logged in, newest first.")
record LiveSessionPage(
        List<LiveSessionItem> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
    /** One session. */
    @Schema(name = "LiveSessionItem", description = "A session as operators see it.")
    record LiveSessionItem(
            UUID id,

            @Schema(description = "In words, for example `Chrome on Windows`.") @Nullable String device,

            @Schema(description = "The network it was begun from: IPv4 /24, IPv6 /48, the rest zeroed.")
            String ip,

            Instant createdAt,

            @Schema(description = "The login or the last refresh.")
            Instant lastUsedAt,

            @Schema(description = "When it ends at the latest.")
            Instant expiresAt) {
        static LiveSessionItem from(LiveSession session, Devices devices) {
            return new LiveSessionItem(
                    session.id(),
                    devices.describe(session.device()),
                    session.network(),
                    session.createdAt(),
                    session.lastUsedAt(),
                    session.expiresAt());
        }
    }

    /** The page of {@code limit} items out of {@code limit + 1} sessions. */
    static LiveSessionPage of(List<LiveSession> sessions, int limit, Devices devices) {
        Page<LiveSessionItem> page = Page.of(sessions, limit, LiveSession::id, it -> LiveSessionItem.from(it, devices));
        return new LiveSessionPage(page.items(), page.nextCursor());
    }
}
