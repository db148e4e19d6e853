package com.truewatch.billing.accounts.activity;

import com.truewatch.billing.accounts.activity.Activity.Outcome;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what happened to an account. */
@Singleton
public class Timeline {
    private final ActivityRepository activities;

    Timeline(ActivityRepository activities) {
        this.activities = activities;
    }

    /** The newest entries, before {@code before} where it is given. */
    public List<Entry> of(UUID accountId, @Nullable UUID before, int limit) {
        return activities.findOf(accountId, before, limit).stream()
                .map(Timeline::entry)
                .toList();
    }

    /** Leaves of these accounts' or stand-ins' timelines what happened, and takes from where and to which addresses. */
    public void erase(Collection<UUID> subjects) {
        activities.erase(subjects);
    }

    private static Entry entry(Activity activity) {
        return new Entry(
                activity.id().id(),
                activity.type(),
                activity.outcome(),
                activity.at(),
                activity.network(),
                activity.device(),
                activity.details());
    }

    /**
     * One thing that happened.
     *
     * @param id which
     * @param type what
     * @param outcome whether it was done
     * @param at when
     * @param network from where, masked; null where the service did it by itself
     * @param device the caller's User-Agent
     * @param details masked addresses and codes
     */
    public record Entry(
            UUID id,
            ActivityType type,
            Outcome outcome,
            Instant at,
            @Nullable String network,
            @Nullable String device,
            Map<String, String> details) {}
}
