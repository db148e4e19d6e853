package com.truewatch.billing.accounts.platform.http.reception;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading a body that did not say its size (chunked) once it is larger than any request needs. */
@Provider
public class BodyLimit implements ReaderInterceptor {
    private final UriInfo uri;

    BodyLimit(UriInfo uri) {
        this.uri = uri;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        int maxBytes = BodyRules.maxBytes(uri.getRequestUri().getPath(), String.valueOf(context.getMediaType()));
        context.setInputStream(new Limited(context.getInputStream(), maxBytes));
        return context.proceed();
    }

    /** The same bytes; reading more than a JSON body may have is refused with {@code payload-too-large}. */
    public static InputStream limit(InputStream body) {
        return new Limited(body, BodyRules.maxBytes("", MediaType.APPLICATION_JSON));
    }

    private static final class Limited extends FilterInputStream {
        private int left;

        Limited(InputStream body, int maxBytes) {
            super(body);
            left = maxBytes;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new ProblemException(Problem.PAYLOAD_TOO_LARGE);
            }
        }
    }
}
