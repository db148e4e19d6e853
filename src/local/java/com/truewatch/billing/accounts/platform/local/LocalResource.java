package com.truewatch.billing.accounts.platform.local;

import com.truewatch.billing.accounts.platform.local.Inbox.Captured;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The pages that lead a newcomer, and the inbox as JSON. Not part of the contract's document. */
@Path("/")
@PermitAll
public class LocalResource {
    /** A mail brings its styles with it and nothing else. */
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static final String POLICY = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Inbox inbox;

    LocalResource(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Where to begin. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response start() {
        return asset("start.html", MediaType.TEXT_HTML);
    }

    /** What was sent, for people. */
    @GET
    @Path("/local/inbox")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response inbox() {
        return asset("inbox.html", MediaType.TEXT_HTML);
    }

    /** Where the link in the notice of a change leads; the token is in its fragment, which does not come here. */
    @GET
    @Path("/local/undo")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response undo() {
        return asset("undo.html", MediaType.TEXT_HTML);
    }

    /** Where the link in the notice of an undo leads. */
    @GET
    @Path("/local/contest")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response contest() {
        return asset("contest.html", MediaType.TEXT_HTML);
    }

    /** Where the link in the notice of a change of second factors leads. */
    @GET
    @Path("/local/factors")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response factors() {
        return asset("factors.html", MediaType.TEXT_HTML);
    }

    /** Enrols a passkey, and logs in with it. */
    @GET
    @Path("/local/passkey")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response passkey() {
        return asset("passkey.html", MediaType.TEXT_HTML);
    }

    /** The holder's account, by the client that an SPA would use. */
    @GET
    @Path("/local/account")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response account() {
        return asset("account.html", MediaType.TEXT_HTML);
    }

    /** Where the link in the notice of a recovery leads. */
    @GET
    @Path("/local/cancel")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response cancel() {
        return asset("cancel.html", MediaType.TEXT_HTML);
    }

    /** Scripts and styles of the pages. */
    @GET
    @Path("/local/assets/{name:((account|client)/)?[a-z-]+\\.(css|js|mjs)}")
    @Operation(hidden = true)
    public Response asset(@PathParam("name") String name) {
        return asset(name, name.endsWith(".css") ? "text/css" : "text/javascript");
    }

    /** What was sent, for programs: newest first. */
    @GET
    @Path("/local/messages")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Messages messages(@QueryParam("recipient") @Nullable String recipient) {
        return new Messages(inbox.list(recipient), null);
    }

    /** How a mail looks to who reads HTML. */
    @GET
    @Path("/local/messages/{id}/html")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response html(@PathParam("id") UUID id) {
        String html = inbox.html(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        return page(html, MediaType.TEXT_HTML, MAIL_POLICY);
    }

    /**
     * Captured messages.
     *
     * @param items newest first
     * @param nextCursor always null
     */
    public record Messages(List<Captured> items, @Nullable String nextCursor) {}

    private static Response asset(String name, String type) {
        InputStream content = Thread.currentThread().getContextClassLoader().getResourceAsStream("local/" + name);
        if (content == null) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        return page(content, type, POLICY);
    }

    private static Response page(Object content, String type, String policy) {
        return Response.ok(content, type + ";charset=UTF-8")
                .header("Content-Security-Policy", policy)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
