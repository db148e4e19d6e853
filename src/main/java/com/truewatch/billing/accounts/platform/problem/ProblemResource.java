package com.truewatch.billing.accounts.platform.problem;

import com.truewatch.billing.accounts.platform.language.Languages;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The page behind every problem's {@code type}. */
@Path("/problems/{name}")
@Tag(name = "Open")
@PermitAll
public class ProblemResource {
    private final ProblemTexts texts;
    private final Template page;

    ProblemResource(ProblemTexts texts, @Location("problem.html") Template page) {
        this.texts = texts;
        this.page = page;
    }

    /** For programs. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getProblem",
            summary = "What a problem type means",
            description = "The page behind the `type` of every problem; HTML for a browser, JSON for a program.")
    @Refusals(Problem.NOT_FOUND)
    public ProblemPage asJson(
            @PathParam("name") String name, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return explain(name, Languages.of(language));
    }

    /** For people. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public String asHtml(
            @PathParam("name") String name, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        Locale locale = Languages.of(language);
        return page.data("problem", explain(name, locale), "language", locale.getLanguage())
                .render();
    }

    private ProblemPage explain(String name, Locale locale) {
        Problem problem = Problem.bySlug(name).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        return new ProblemPage(
                problem.type(), problem.status(), texts.title(problem, locale), texts.detail(problem, locale));
    }

    /**
     * What a problem type means.
     *
     * @param type the URI reference that travels in every occurrence
     * @param status the HTTP status that always goes with it
     * @param title the summary
     * @param detail what it means for the caller and what helps
     */
    @Schema(description = "What a problem type means.")
    public record ProblemPage(String type, int status, String title, String detail) {}
}
