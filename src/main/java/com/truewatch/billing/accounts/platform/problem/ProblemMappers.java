package com.truewatch.billing.accounts.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where whatever went wrong becomes a problem. */
@Singleton
public class ProblemMappers {
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(2);

    private final ProblemResponses responses;
    private final AllowedMethods allowedMethods;

    ProblemMappers(ProblemResponses responses, AllowedMethods allowedMethods) {
        this.responses = responses;
        this.allowedMethods = allowedMethods;
    }

    /** A refusal by the service itself. */
    @ServerExceptionMapper
    public Response refused(ProblemException refusal, HttpServerRequest request) {
        return responses.respond(refusal, request);
    }

    /** A body whose members break their own rules. */
    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid, HttpServerRequest request) {
        return responses.respond(ProblemException.violations(Violations.of(invalid)), request);
    }

    /** A body that is not the JSON it should be. */
    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException unreadable, HttpServerRequest request) {
        return responses.respond(ProblemException.violations(Violations.of(unreadable)), request);
    }

    /** A member of the wrong type; named apart because the framework has a mapper of its own for it. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException mismatched, HttpServerRequest request) {
        return unreadable(mismatched, request);
    }

    /** No token, or one that says nothing. */
    @ServerExceptionMapper
    public Response anonymous(UnauthorizedException anonymous, HttpServerRequest request) {
        return responses.respond(new ProblemException(Problem.AUTHENTICATION_REQUIRED), request);
    }

    /** A token that was refused; the refusal itself may say more, and an outage while checking is an outage. */
    @ServerExceptionMapper
    public Response unauthenticated(AuthenticationFailedException failed, HttpServerRequest request) {
        return Outages.isOutage(failed)
                ? unavailable(failed, request)
                : responses.respond(ProblemException.ofAuthentication(failed), request);
    }

    /** A good token of the wrong kind. */
    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden, HttpServerRequest request) {
        return responses.respond(new ProblemException(Problem.FORBIDDEN), request);
    }

    /** What the framework refuses before a resource is reached: path, method, media type. */
    @ServerExceptionMapper
    public Response byFramework(WebApplicationException refused, HttpServerRequest request) {
        for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusal) {
                return responses.respond(refusal, request);
            }
            if (cause instanceof JsonProcessingException unreadable) {
                return unreadable(unreadable, request);
            }
        }
        if (isOfWrongMethod(refused, request)) {
            return Response.fromResponse(
                            responses.respond(new ProblemException(Problem.METHOD_NOT_ALLOWED), request, refused))
                    .header(HttpHeaders.ALLOW, allowedMethods.of(request.path()))
                    .build();
        }
        return responses.respond(
                new ProblemException(Problem.ofStatus(refused.getResponse().getStatus())), request, refused);
    }

    /** Where paths of two resources begin alike, the framework says of a wrong method that nothing was found. */
    private boolean isOfWrongMethod(WebApplicationException refused, HttpServerRequest request) {
        return refused instanceof NotAllowedException
                || (refused instanceof NotFoundException
                        && allowedMethods.refuse(request.method().name(), request.path()));
    }

    /** Everything else: the database is away, or the service has a defect. */
    @ServerExceptionMapper
    public Response unexpected(Throwable cause, HttpServerRequest request) {
        return Outages.isOutage(cause)
                ? unavailable(cause, request)
                : responses.respond(new ProblemException(Problem.INTERNAL_ERROR), request, cause);
    }

    private Response unavailable(Throwable cause, HttpServerRequest request) {
        return responses.respond(ProblemException.unavailable(OUTAGE_PAUSE), request, cause);
    }
}
