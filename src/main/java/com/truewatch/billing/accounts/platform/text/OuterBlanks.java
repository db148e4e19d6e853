package com.truewatch.billing.accounts.platform.text;

/** The blanks that a person types or copies around an address. A line break is none: no address has one by accident. */
public final class OuterBlanks {
    private OuterBlanks() {}

    /** The text without spaces around it; control characters and line separators stay, for the reader to refuse. */
    public static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char character) {
        return Character.getType(character) == Character.SPACE_SEPARATOR && Character.isWhitespace(character);
    }
}
