package com.truewatch.billing.accounts.platform.openapi;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The headers of answers: described once, named wherever the service sends them. All but those of limits are always
 * there, which the contract's check sees to in every test of a resource.
 */
final class AnswerHeaders {
    private static final Set<String> CONDITIONS = Set.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH);

    private static final Set<String> OF_OWN_LIMITS = Set.of("RateLimit", "RateLimit-Policy");

    private static final String ETAG = "ETag";
    private static final String REQUEST_ID = "X-Request-Id";

    private static final Map<String, String> DESCRIPTIONS = new TreeMap<>(Map.of(
            ETAG,
            "Names this version, for `If-Match` and `If-None-Match`.",
            REQUEST_ID,
            "Names this call, for support: the one that the request brought, else a new one.",
            "Set-Cookie",
            "The cookie of the refresh token, `__Host-refresh_token`, or `refresh_token` in local mode: `HttpOnly`, "
                    + "`SameSite=Strict`. After a login also the one by which the browser is known again.",
            "WWW-Authenticate",
            "The scheme, `Bearer`.",
            "Retry-After",
            "Seconds to wait.",
            "RateLimit",
            "Where the limit is the caller's own: what is left of it, and the seconds until there is more.",
            "RateLimit-Policy",
            "Where the limit is the caller's own: how many calls in how many seconds."));

    private AnswerHeaders() {}

    static void addTo(Components components) {
        DESCRIPTIONS.forEach((name, description) -> components.addHeader(name, header(name, description)));
    }

    private static Header header(String name, String description) {
        Header header = OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)));
        return OF_OWN_LIMITS.contains(name) ? header : header.required(true);
    }

    /** Of the answers that are no refusals; a parameter that is described elsewhere has no name here. */
    static void complete(Operation operation) {
        boolean conditional = operation.getParameters() != null
                && operation.getParameters().stream()
                        .map(Parameter::getName)
                        .filter(Objects::nonNull)
                        .anyMatch(CONDITIONS::contains);
        operation.getResponses().getAPIResponses().values().stream()
                .filter(it -> it.getRef() == null)
                .forEach(it -> {
                    if (conditional) {
                        name(it, ETAG);
                    }
                    name(it, REQUEST_ID);
                });
    }

    /** Of a refusal with this status. */
    static void complete(APIResponse refusal, int status) {
        if (status == 401) {
            name(refusal, "WWW-Authenticate");
        }
        if (status == 429 || status == 503) {
            name(refusal, "Retry-After");
        }
        if (status == 429) {
            OF_OWN_LIMITS.stream().sorted().forEach(it -> name(refusal, it));
        }
        name(refusal, REQUEST_ID);
    }

    private static void name(APIResponse answer, String header) {
        Header reference = OASFactory.createHeader().ref(header);
        answer.addHeader(header, reference);
    }
}
