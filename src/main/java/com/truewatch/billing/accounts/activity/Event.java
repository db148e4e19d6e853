package com.truewatch.billing.accounts.activity;

import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One event of the feed; PostgreSQL adds its position, and whoever reads first its place in the feed. */
@Entity
@Table(name = "event")
class Event {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long position;

    private @Nullable Long sequence;

    private UUID id;
    private String type;
    private String subject;

    private UUID accountId;

    private long accountVersion;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> data;

    private Instant at;

    /** For Hibernate. */
    protected Event() {}

    Event(EventType type, String subject, UUID accountId, long version, Map<String, String> data, Instant now) {
        requireCodes(type, data);
        this.id = Ids.next();
        this.type = type.wireName();
        this.subject = subject;
        this.accountId = accountId;
        this.accountVersion = version;
        this.data = data;
        this.at = now;
    }

    /** What readers are told is what the schema of the type says. */
    private static void requireCodes(EventType type, Map<String, String> data) {
        Set<String> known = type.codes().stream().map(EventCode::wireName).collect(Collectors.toSet());
        Set<String> needed = type.codes().stream()
                .filter(EventCode::isAlwaysThere)
                .map(EventCode::wireName)
                .collect(Collectors.toSet());
        if (!known.containsAll(data.keySet()) || !data.keySet().containsAll(needed)) {
            throw new IllegalArgumentException(type + " has " + known + ", not " + data.keySet());
        }
    }

    /** Its place in the feed; only of one that has it. */
    long sequence() {
        return Objects.requireNonNull(sequence);
    }

    /** What readers are told; only of one that has its place. */
    EventEntry toEntry() {
        return new EventEntry(sequence(), id, type, subject, at, accountId, accountVersion, data);
    }
}
