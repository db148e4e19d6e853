package com.truewatch.billing.accounts.platform.http.reception;

/**
 * The one spelling of a path, out of all that RFC 3986 (6.2.2) calls equivalent or that something on the way may read as
 * such: without empty and dot segments, parameters, and characters that are percent-encoded without need or to hide.
 */
final class CanonicalPath {
    private static final String UNRESERVED_MARKS = "-._~";
    /** Sub-delimiters but for the semicolon, which begins parameters; colon and at sign. */
    private static final String OTHERS = "!$&'()*+,=:@";

    private static final String HIDDEN_SEPARATORS = "/\\";
    private static final String HEX = "0123456789ABCDEF";
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7f;

    private CanonicalPath() {}

    /** Whether this is it; a slash at the end is let be. */
    static boolean is(String path) {
        if (!path.startsWith("/")) {
            return false;
        }
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (!(segments[i].isEmpty() ? last : isSegment(segments[i]))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSegment(String segment) {
        if (segment.equals(".") || segment.equals("..")) {
            return false;
        }
        for (int i = 0; i < segment.length(); i++) {
            char next = segment.charAt(i);
            if (next == '%') {
                if (!isEncodedForAReason(segment, i + 1)) {
                    return false;
                }
                i += 2;
            } else if (!isUnreserved(next) && OTHERS.indexOf(next) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEncodedForAReason(String segment, int digits) {
        if (digits + 2 > segment.length()) {
            return false;
        }
        int high = HEX.indexOf(segment.charAt(digits));
        int low = HEX.indexOf(segment.charAt(digits + 1));
        int value = high * HEX.length() + low;
        return high >= 0
                && low >= 0
                && value >= FIRST_PRINTABLE
                && value != DELETE
                && !isUnreserved((char) value)
                && HIDDEN_SEPARATORS.indexOf(value) < 0;
    }

    private static boolean isUnreserved(char letter) {
        return (letter >= 'A' && letter <= 'Z')
                || (letter >= 'a' && letter <= 'z')
                || (letter >= '0' && letter <= '9')
                || UNRESERVED_MARKS.indexOf(letter) >= 0;
    }
}
