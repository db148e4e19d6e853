package com.truewatch.billing.accounts.platform.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a client would like, and whoever cannot read it ignores: the header field {@code Prefer} (RFC 7240). */
public final class Preferences {
    /** Its name. */
    public static final String HEADER = "Prefer";

    /** Names what was honoured. */
    public static final String APPLIED = "Preference-Applied";

    private static final String WAIT = "wait";
    private static final Pattern SECONDS = Pattern.compile("0*(?<seconds>[0-9]{1,9})");
    private static final Pattern TOO_MANY_SECONDS = Pattern.compile("[0-9]+");

    private Preferences() {}

    /**
     * How long the client would wait for an answer, in whole seconds (section 4.3).
     *
     * @param fields every field of this name
     * @param longest what more is taken as
     * @return none where it does not say, or says nothing that can be read
     */
    public static Optional<Duration> wait(List<String> fields, Duration longest) {
        return fields.stream()
                .flatMap(it -> split(it, ',').stream())
                .map(it -> split(it, ';').get(0))
                .filter(it -> name(it).equalsIgnoreCase(WAIT))
                // Of a preference that is there twice, the first counts.
                .findFirst()
                .flatMap(it -> seconds(value(it), longest));
    }

    /** As it is named in {@link #APPLIED}. */
    public static String applied(Duration wait) {
        return WAIT + "=" + wait.toSeconds();
    }

    private static Optional<Duration> seconds(String value, Duration longest) {
        var seconds = SECONDS.matcher(value);
        if (seconds.matches()) {
            Duration wait = Duration.ofSeconds(Integer.parseInt(seconds.group("seconds")));
            return Optional.of(wait.compareTo(longest) > 0 ? longest : wait);
        }
        return TOO_MANY_SECONDS.matcher(value).matches() ? Optional.of(longest) : Optional.empty();
    }

    private static String name(String preference) {
        int equals = preference.indexOf('=');
        return (equals < 0 ? preference : preference.substring(0, equals)).strip();
    }

    /** Without the quotes that it may have. */
    private static String value(String preference) {
        int equals = preference.indexOf('=');
        String value = equals < 0 ? "" : preference.substring(equals + 1).strip();
        boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }

    /** At each separator outside of a quoted text (RFC 9110, 5.6.4). */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean isQuoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (isQuoted && next == '\\') {
                i++;
            } else if (next == '"') {
                isQuoted = !isQuoted;
            } else if (next == separator && !isQuoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
