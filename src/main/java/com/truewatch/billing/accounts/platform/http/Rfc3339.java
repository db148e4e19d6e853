package com.truewatch.billing.accounts.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A time in a request: a string in the form of RFC 3339 and nothing else. Jackson's own reader also takes numbers and
 * years that no database holds. Kept to the millisecond, as every time here.
 */
public final class Rfc3339 extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    private static final Pattern FORM = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})",
            Pattern.CASE_INSENSITIVE);

    /** For Jackson. */
    public Rfc3339() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)
                || !FORM.matcher(parser.getText()).matches()) {
            throw wrong(parser, context);
        }
        try {
            return OffsetDateTime.parse(parser.getText().toUpperCase(Locale.ROOT))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException noSuchTime) {
            throw wrong(parser, context);
        }
    }

    private static IOException wrong(JsonParser parser, DeserializationContext context) {
        return context.wrongTokenException(parser, Instant.class, JsonToken.VALUE_STRING, "no time of RFC 3339");
    }
}
