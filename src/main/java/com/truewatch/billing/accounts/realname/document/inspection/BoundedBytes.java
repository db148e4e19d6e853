package com.truewatch.billing.accounts.realname.document.inspection;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Bytes that are read a bounded number of times: a reader that searches for what is not there goes over them again and again. */
final class BoundedBytes extends RandomAccessReadBuffer {
    private static final long MOST_TIMES = 20;
    private static final long AT_LEAST = 1024L * 1024;

    private long left;

    BoundedBytes(byte[] content) {
        super(content);
        left = AT_LEAST + MOST_TIMES * content.length;
    }

    @Override
    public int read() throws IOException {
        count(1);
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(1, read));
        return read;
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("read too often");
        }
    }
}
