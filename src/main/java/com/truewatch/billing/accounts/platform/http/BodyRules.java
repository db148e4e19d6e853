package com.truewatch.billing.accounts.platform.http;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Refuses a body by its headers, before a byte of it is read: too large, compressed, or not UTF-8. */
@Provider
@PreMatching
public class BodyRules implements ContainerRequestFilter {
    /** The largest body of a JSON request, in bytes. */
    static final int MAX_BYTES = 64 * 1024;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getLength() > MAX_BYTES) {
            throw new ProblemException(Problem.PAYLOAD_TOO_LARGE);
        }
        MediaType type = mediaType(request);
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE);
        }
        String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            throw new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    @org.jspecify.annotations.Nullable private static MediaType mediaType(ContainerRequestContext request) {
        try {
            return request.getMediaType();
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE);
        }
    }
}
