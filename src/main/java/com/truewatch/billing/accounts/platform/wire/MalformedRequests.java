package com.truewatch.billing.accounts.platform.wire;

import com.truewatch.billing.accounts.platform.logging.LogContext;
import com.truewatch.billing.accounts.platform.problem.AllowedMethods;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.ProblemResponses;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers what the decoder refuses; the connection ends after it, because nobody knows where the next request begins. */
@Unremovable
@Singleton
class MalformedRequests {
    private final ProblemResponses problems;
    private final AllowedMethods allowed;
    private final ReceptionConfig config;
    private final HttpDecoderConfig limits;

    MalformedRequests(
            ProblemResponses problems,
            AllowedMethods allowed,
            ReceptionConfig config,
            @ConfigProperty(name = "quarkus.http.limits.max-initial-line-length") int longestLine,
            @ConfigProperty(name = "quarkus.http.limits.max-header-size") MemorySize largestHeader) {
        this.problems = problems;
        this.allowed = allowed;
        this.config = config;
        this.limits = new HttpDecoderConfig()
                .setMaxInitialLineLength(longestLine)
                .setMaxHeaderSize((int) largestHeader.asLongValue());
    }

    /** For one connection. */
    StrictRequestDecoder decoder() {
        return new StrictRequestDecoder(limits, config.longestHead());
    }

    void refuse(HttpServerRequest request) {
        LogContext.beginWithoutRoute();
        request.response().putHeader("Connection", "close");
        ProblemException refusal = refusal(request.decoderResult().cause());
        if (refusal.problem() == Problem.METHOD_NOT_ALLOWED) {
            request.response().putHeader(HttpHeaders.ALLOW, allowed.of(String.valueOf(request.path())));
        }
        problems.end(refusal, request);
    }

    private static ProblemException refusal(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return new ProblemException(Problem.URI_TOO_LONG);
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return new ProblemException(Problem.HEADERS_TOO_LARGE);
        }
        if (cause instanceof UnknownMethodException) {
            return new ProblemException(Problem.METHOD_NOT_ALLOWED);
        }
        if (cause instanceof LateRequestException) {
            return new ProblemException(Problem.REQUEST_TIMEOUT);
        }
        return ProblemException.violation(
                "", cause instanceof MalformedRequestException malformed ? malformed.rule() : "must be HTTP/1.1");
    }
}
