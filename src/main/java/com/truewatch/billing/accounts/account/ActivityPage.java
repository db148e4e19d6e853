package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Timeline;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.security.client.Devices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What happened, newest first.
 *
 * @param items at most as many as were asked for
 * @param nextCursor for the next page; null on the last
 */
@Schema(name = "ActivityPage", description = "What happened to the account, newest first.")
public record ActivityPage(
        List<ActivityItem> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
    /**
     * One thing that happened.
     *
     * @param id which
     * @param type what
     * @param at when
     * @param ip from where, masked
     * @param device with what, in words
     * @param outcome whether it was done
     * @param details masked addresses and codes
     */
    @Schema(name = "ActivityItem", description = "One thing that happened to the account or was tried.")
    public record ActivityItem(
            UUID id,

            @Schema(description = "Clients ignore types that they do not know.")
            ActivityType type,

            Instant at,

            @Schema(description = "The caller's network, the rest zeroed; null where nobody called.") @Nullable String ip,

            @Schema(description = "In words, for example `Chrome on Windows`.") @Nullable String device,

            @Schema(
                    description = "Whether it was done. Clients ignore codes that they do not know.",
                    extensions =
                            @Extension(
                                    name = "x-extensible-enum",
                                    value = "[\"SUCCEEDED\",\"REFUSED\"]",
                                    parseValue = true))
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

    /** The page of {@code limit} items out of {@code limit + 1} entries. */
    public static ActivityPage of(List<Timeline.Entry> entries, int limit, Devices devices) {
        Page<ActivityItem> page = Page.of(entries, limit, Timeline.Entry::id, it -> ActivityItem.from(it, devices));
        return new ActivityPage(page.items(), page.nextCursor());
    }
}
