package com.truewatch.billing.accounts.realname.number;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers of all countries but China. Registers give out numbers of one digit, and numbers with the name of a court; what
 * else than Latin letters, digits and filling characters may be in one depends on its country.
 */
final class ForeignNumber {
    private static final int LONGEST = 100;
    private static final int MOST_DIGITS = 40;
    private static final String FILLING = "\\p{Zs}.,:'\u2019/()\\-\u2010-\u2015\u2212";

    /** Latin letters of any language, since courts have names; not the full-width forms of other keyboards. */
    private static final String EVERYWHERE = "0-9\\p{IsLatin}&&[^\uff00-\uffef]";

    /** The initials of a name in a Mexican RFC: {@code P&G851223B24}. */
    private static final String INITIALS = "&";

    /** Instead of the hyphen once a Swede is a hundred years old, and of a Finn born before 1900. */
    private static final String CENTURY = "+";

    private static final String CYRILLIC = "\\p{IsCyrillic}";
    private static final String GREEK = "\\p{IsGreek}";
    private static final String ARABIC_DIGITS = "\u0660-\u0669\u06f0-\u06f9";
    private static final Map<String, String> OWN = Stream.of(
                    of(INITIALS, "MX"),
                    of(CENTURY, "AX FI SE"),
                    of(CYRILLIC, "BA BG BY KG KZ MD ME MK MN RS RU TJ UA UZ"),
                    of(GREEK, "CY GR"),
                    of(ARABIC_DIGITS, "AE AF BH DZ EG IQ IR JO KW LB LY MA OM PK PS QA SA SD SY TN YE"))
            .flatMap(it -> it.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** The Italian fiscal code has letters for its digits where two people would have the same one. */
    private static final Pattern WITHOUT_DIGITS = Pattern.compile("[A-Za-z]{16}");

    private static final Pattern FILLERS = Pattern.compile("[" + FILLING + "]");
    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");

    /** Cyrillic and Greek capitals that look like Latin ones: a register gives out those alone, to be typed on any keyboard. */
    private static final String TWINS = "АВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

    private static final String LATIN = "ABEKMHOPCTYXIJSABEZHIKMNOPTYX";

    private ForeignNumber() {}

    /** What is wrong with it; empty for one that this country may have given out. */
    static Optional<String> flaw(String country, String number) {
        return hasForm(country, Normalizer.normalize(number, Normalizer.Form.NFC)) && hasDigits(country, number)
                ? Optional.empty()
                : Optional.of(
                        "must be what a register of the country gives out: 1 to 100 letters and digits, 1 to 40 of them"
                                + " digits; blanks and . , : ' - / ( ) may be between");
    }

    /** The same for every way of writing a number. */
    static String comparable(String number) {
        String composed = Normalizer.normalize(number, Normalizer.Form.NFC);
        return FILLERS.matcher(composed)
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .map(ForeignNumber::twin)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean hasForm(String country, String number) {
        String own = OWN.getOrDefault(country, "");
        String letters = "[" + own + "[" + EVERYWHERE + "]]";
        return number.length() <= LONGEST
                && Pattern.matches("\\(?" + letters + "[" + FILLING + own + "[" + EVERYWHERE + "]]*+", number);
    }

    private static boolean hasDigits(String country, String number) {
        Matcher digits = DIGIT.matcher(number);
        int found = 0;
        while (digits.find()) {
            found++;
        }
        return found > 0
                ? found <= MOST_DIGITS
                : country.equals("IT") && WITHOUT_DIGITS.matcher(number).matches();
    }

    private static int twin(int character) {
        if (Character.isDigit(character)) {
            return '0' + Character.digit(character, 10);
        }
        int twin = TWINS.indexOf(character);
        return twin < 0 ? character : LATIN.charAt(twin);
    }

    private static Map<String, String> of(String characters, String countries) {
        return Set.of(countries.split(" ")).stream().collect(Collectors.toUnmodifiableMap(it -> it, it -> characters));
    }
}
