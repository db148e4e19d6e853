package com.truewatch.billing.accounts.platform.language;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages the product speaks. */
public final class Languages {
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.CHINESE);

    /** Of the name of a locale as phones, Java and POSIX write it: {@code zh_CN_#Hans}, {@code zh_CN.UTF-8}; and its weight. */
    private static final Pattern LOCALE_NAME = Pattern.compile("\\s*([A-Za-z]{2,3})[_.@#-][^;]*(;.*)?");

    private Languages() {}

    /** All of them. */
    public static List<Locale> all() {
        return SPOKEN;
    }

    /**
     * The spoken language an {@code Accept-Language} field (RFC 9110) likes best; English where none fits. A range that is
     * none counts by its language alone, or is left out: it does not spoil the others.
     */
    public static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return Locale.ENGLISH;
        }
        List<LanguageRange> ranges = Stream.of(acceptLanguage.split(","))
                .flatMap(Languages::ranges)
                .sorted(Comparator.comparingDouble(LanguageRange::getWeight).reversed())
                .toList();
        Locale best = Locale.lookup(ranges, SPOKEN);
        return best == null ? Locale.ENGLISH : best;
    }

    private static Stream<LanguageRange> ranges(String element) {
        return read(element)
                .or(() -> {
                    Matcher name = LOCALE_NAME.matcher(element);
                    return name.matches()
                            ? read(name.group(1) + (name.group(2) == null ? "" : name.group(2)))
                            : Optional.empty();
                })
                .stream()
                .flatMap(List::stream);
    }

    /** A range of hyphens alone is outside the bounds of the JDK's array. */
    private static Optional<List<LanguageRange>> read(String element) {
        try {
            return Optional.of(LanguageRange.parse(element));
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }
}
