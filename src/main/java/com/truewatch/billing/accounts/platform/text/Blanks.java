package com.truewatch.billing.accounts.platform.text;

/**
 * The blanks that a person types or copies around a name or an address, and those without a width that stay in it unseen. A
 * line break is none of them: no address has one by accident.
 */
public final class Blanks {
    /**
     * Soft hyphen, grapheme joiner, Mongolian vowel separator, zero-width space, word joiner, byte order mark: no name is
     * spelt with them. Joiners and variation selectors are part of names and of pictures.
     */
    private static final String WITHOUT_WIDTH = "\u00ad\u034f\u180e\u200b\u2060\ufeff";

    /** Joiners and marks of direction, which have a meaning only between letters. */
    private static final String BETWEEN_LETTERS = "\u061c\u200c\u200d\u200e\u200f";

    private Blanks() {}

    /**
     * The text without outer blanks of any kind and without those that have no width. Control characters and line separators
     * stay, for the reader to refuse.
     */
    public static String strip(String text) {
        String visible = withoutWidthless(text);
        int from = 0;
        int to = visible.length();
        while (from < to && isOuter(visible.charAt(from))) {
            from++;
        }
        while (to > from && isOuter(visible.charAt(to - 1))) {
            to--;
        }
        return visible.substring(from, to);
    }

    private static String withoutWidthless(String text) {
        return text.codePoints()
                .filter(it -> WITHOUT_WIDTH.indexOf(it) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isOuter(char character) {
        return Character.getType(character) == Character.SPACE_SEPARATOR || BETWEEN_LETTERS.indexOf(character) >= 0;
    }
}
