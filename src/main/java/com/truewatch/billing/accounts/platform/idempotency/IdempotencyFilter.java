package com.truewatch.billing.accounts.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.BodyLimit;
import com.truewatch.billing.accounts.platform.logging.LogContext;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.AccessTokens;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Stands around a resource: claims a call that has a key before it runs, and keeps its answer afterwards. */
@Singleton
class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final Logger LOG = Logger.getLogger(IdempotencyFilter.class);
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,64}");
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String CLAIM = IdempotencyFilter.class.getName();

    /** Every operation's path; another one is answered 404 by its resource, and may not fit a row or its index. */
    private static final Pattern PATH = Pattern.compile("[\\x21-\\x7e]{1,512}");

    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER);

    /** Refusals that another token, another body or time alone turns into something else. */
    private static final Set<Integer> PASSING = Set.of(401, 413, 415, 429);

    private final IdempotencyService service;
    private final KeyLimit limit;
    private final ObjectMapper mapper;
    private final HttpServerRequest http;

    IdempotencyFilter(IdempotencyService service, KeyLimit limit, ObjectMapper mapper, HttpServerRequest http) {
        this.service = service;
        this.limit = limit;
        this.mapper = mapper;
        this.http = http;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        List<String> keys = request.getHeaders().getOrDefault(Api.IDEMPOTENCY_KEY, List.of());
        String path = http.path();
        if (keys.isEmpty() || !PATH.matcher(path).matches()) {
            return;
        }
        if (keys.size() > 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw ProblemException.violation("/" + Api.IDEMPOTENCY_KEY, "must be 1 to 64 printable ASCII characters");
        }
        if (request.getSecurityContext().isUserInRole(AccessTokens.ROLE_ACCOUNT)) {
            limit.take(caller(request));
        }
        byte[] body = BodyLimit.limit(request.getEntityStream()).readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        Claim claim = service.claim(new RequestId(caller(request), path, keys.get(0)), body);
        if (claim instanceof Claim.Answered repeat) {
            request.abortWith(replay(repeat.answer()));
        } else {
            request.setProperty(CLAIM, claim);
        }
    }

    /** What was done is done and its caller is told, whether the answer can be kept or not. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CLAIM) instanceof Claim.Won claim)) {
            return;
        }
        try {
            if (isWorthKeeping(response)) {
                service.keep(claim, answer(response));
            } else {
                service.forget(claim);
            }
        } catch (RuntimeException | JsonProcessingException failed) {
            LOG.warnf("No answer is kept for a repeat of %s: %s", LogContext.route(), failed);
        }
    }

    private static String caller(ContainerRequestContext request) {
        return ((JsonWebToken) request.getSecurityContext().getUserPrincipal()).getSubject();
    }

    /** A cookie carries a token. */
    private static boolean isWorthKeeping(ContainerResponseContext response) {
        int status = response.getStatus();
        boolean lasting = status < 300 || (status >= 400 && status < 500 && !PASSING.contains(status));
        return lasting && response.getCookies().isEmpty();
    }

    private StoredAnswer answer(ContainerResponseContext response) throws JsonProcessingException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            if (response.getHeaders().containsKey(name)) {
                headers.put(name, response.getHeaderString(name));
            }
        }
        MediaType type = response.getMediaType();
        if (type != null) {
            // Otherwise the resource's own, for the repeat too.
            headers.put(HttpHeaders.CONTENT_TYPE, type.toString());
        }
        String body = response.hasEntity() ? mapper.writeValueAsString(response.getEntity()) : null;
        return new StoredAnswer(response.getStatus(), headers, body);
    }

    private static Response replay(StoredAnswer answer) {
        Response.ResponseBuilder repeat =
                Response.status(answer.status()).entity(answer.body()).header(REPLAYED, "true");
        answer.headers().forEach(repeat::header);
        return repeat.build();
    }
}
