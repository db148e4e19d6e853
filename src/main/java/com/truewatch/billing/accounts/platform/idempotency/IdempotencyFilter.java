package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.reception.BodyLimit;
import com.truewatch.billing.accounts.platform.idempotency.answer.Answers;
import com.truewatch.billing.accounts.platform.idempotency.answer.StoredAnswer;
import com.truewatch.billing.accounts.platform.language.Languages;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Stands around a resource: claims a call that has a key before it runs, and keeps its answer afterwards. */
@Singleton
class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String RUN = IdempotencyFilter.class.getName();

    private final Runs runs;
    private final Answers answers;
    private final CurrentRun current;
    private final KeyLimit limit;
    private final ResourceInfo resource;
    private final RoutingContext routing;

    IdempotencyFilter(
            Runs runs,
            Answers answers,
            CurrentRun current,
            KeyLimit limit,
            ResourceInfo resource,
            RoutingContext routing) {
        this.runs = runs;
        this.answers = answers;
        this.current = current;
        this.limit = limit;
        this.resource = resource;
        this.routing = routing;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        List<String> keys = request.getHeaders().getOrDefault(Api.IDEMPOTENCY_KEY, List.of());
        Optional<String> path = keys.isEmpty()
                ? Optional.empty()
                : OperationPath.of(resource.getResourceMethod(), request.getUriInfo());
        if (path.isEmpty()) {
            return;
        }
        String key = IdempotencyKeys.read(keys).orElseThrow();
        if (request.getSecurityContext().isUserInRole(AccessTokens.ROLE_ACCOUNT)) {
            limit.take(caller(request));
        }
        byte[] body = BodyLimit.limit(request.getEntityStream()).readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        Claim claim = runs.begin(new RequestId(caller(request), path.get(), key), body);
        if (claim instanceof Claim.Won won) {
            Run run = new Run(won, Languages.of(routing.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
            current.begin(run);
            request.setProperty(RUN, run);
            follow(run);
        } else if (claim instanceof Claim.Answered repeat) {
            request.abortWith(replay(repeat.answer()));
        }
    }

    /** What was done is done and its caller is told, whether the answer can be kept or not. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(RUN) instanceof Run run) {
            runs.end(run, answers.of(response));
        }
    }

    /** Until its answer is out, or its connection is lost, which may have been while it was claimed. */
    private void follow(Run run) {
        routing.addEndHandler(ended -> runs.lose(run));
        if (routing.response().closed()) {
            runs.lose(run);
        }
    }

    private static String caller(ContainerRequestContext request) {
        return ((JsonWebToken) request.getSecurityContext().getUserPrincipal()).getSubject();
    }

    private static Response replay(StoredAnswer answer) {
        Response.ResponseBuilder repeat =
                Response.status(answer.status()).entity(answer.body()).header(IdempotencyKeys.REPLAYED, "true");
        answer.headers().forEach(repeat::header);
        return repeat.build();
    }
}
