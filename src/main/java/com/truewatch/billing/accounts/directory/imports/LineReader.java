package com.truewatch.billing.accounts.directory.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.Optional;

/** Reads a stream line by line; of a line that is too long only its number is kept in memory. */
final class LineReader {
    /** No account that is valid is longer, however it is escaped. */
    static final int LONGEST = 32 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final InputStream input;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private int number;

    LineReader(DigestInputStream input) {
        this.input = input;
    }

    /** The next line that is not blank; empty at the end. */
    Optional<Line> next() throws IOException {
        while (from < to || fill()) {
            Line line = line();
            if (line.content() == null || !isBlank(line.content())) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private Line line() throws IOException {
        number++;
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        boolean tooLong = false;
        while (from < to || fill()) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            tooLong |= content.size() + end - from > LONGEST;
            if (!tooLong) {
                content.write(buffer, from, end - from);
            }
            from = end;
            if (end < to) {
                from++;
                break;
            }
        }
        return new Line(number, tooLong ? null : content.toByteArray());
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, input.read(buffer));
        return to > 0;
    }

    private static boolean isBlank(byte[] content) {
        for (byte octet : content) {
            if (octet != ' ' && octet != '\t' && octet != '\r') {
                return false;
            }
        }
        return true;
    }
}
