package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Timeline;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.security.Devices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What happened, newest first. */
@Schema(name = "ActivityPage", description = "What happened to the account, newest first.")
record ActivityPage(
        List<ActivityItem> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
    /** One thing that happened. */
    @Schema(name = "ActivityItem", description = "One thing that happened to the account or was tried.")
    record ActivityItem(
            UUID id,

            @Schema(description = "Clients ignore types that they do not know.")
            ActivityType type,

            Instant at,

            @Schema(description = "The caller's network, the rest zeroed; null where nobody called.") @Nullable String ip,

            @Schema(description = "In words, for example `Chrome on Windows`.") @Nullable String device,

            @Schema(description = "`SUCCEEDED` or `REFUSED`.")
            String outcome,

            @Schema(description = "Masked addresses and codes.")
            Map<String, String> details) {
        static ActivityItem from(Timeline.Entry entry, Devices devices) {
            return new ActivityItem(
                    entry.id(),
                    entry.type(),
                    entry.at(),
                    entry.network(),
                    devices.describe(entry.device()),
                    entry.outcome().name(),
                    entry.details());
        }
    }

    static ActivityPage from(Page<ActivityItem> page) {
        return new ActivityPage(page.items(), page.nextCursor());
    }
}
