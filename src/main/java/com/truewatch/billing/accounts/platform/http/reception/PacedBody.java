package com.truewatch.billing.accounts.platform.http.reception;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.wire.ReceptionConfig;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** A body that a worker thread reads as it comes: refused with {@code request-timeout} where it comes too slowly. */
public final class PacedBody extends FilterInputStream {
    private final ReceptionConfig config;
    private final long begun = System.nanoTime();
    private long come;

    /** The same bytes, in the time that every body has. */
    public PacedBody(InputStream body, ReceptionConfig config) {
        super(body);
        this.config = config;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        come += Math.max(0, read);
        long allowed = config.longestBody().toMillis()
                + TimeUnit.SECONDS.toMillis(come) / config.leastRate().asLongValue();
        if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) > allowed) {
            throw new ProblemException(Problem.REQUEST_TIMEOUT);
        }
        return read;
    }
}
