package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Times as the marketplace writes them: {@code 2027-01-25 00:00:00}, at GMT+8. */
final class ChinaTime {
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private ChinaTime() {}

    /** Empty for what is no such time. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORMAT).toInstant(ZONE));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
