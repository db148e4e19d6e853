package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.CurrentCaller;
import com.truewatch.billing.accounts.platform.security.token.PlatformTokens;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How staff find an account. */
@Path(Api.V1 + "/operator/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class OperatorSearchResource {
    private final CurrentCaller caller;
    private final AccountSearchService service;
    private final Clock clock;

    OperatorSearchResource(CurrentCaller caller, AccountSearchService service, Clock clock) {
        this.caller = caller;
        this.service = service;
        this.clock = clock;
    }

    /** By a whole name first. */
    @GET
    @RolesAllowed(PlatformTokens.ROLE_OPERATOR)
    @Operation(
            operationId = "searchAccounts",
            summary = "Find accounts",
            description =
                    "By the whole id, username, email or phone; where none has it, by the beginning of the username "
                            + "or a part of the company's name, newest first. Case does not matter. Closed accounts are found by "
                            + "id and username. Each search is recorded, without its text.")
    @Refusals(Problem.INVALID_REQUEST)
    public OperatorAccountPage search(
            @Parameter(
                            description = "An id, a username, an email, a phone, or a part of a name.",
                            required = true,
                            example = "demo",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            maxLength = SearchText.LONGEST,
                                            pattern = PlainText.LINE))
                    @QueryParam("query")
                    @Nullable String query,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        List<Account> found = service.search(SearchText.read(query), caller.subject(), Page.readCursor(cursor), size);
        return OperatorAccountPage.of(found, size, clock.instant());
    }

    /** Accounts that a search has found, newest first. */
    @Schema(name = "OperatorAccountPage", description = "Accounts that a search has found, newest first.")
    record OperatorAccountPage(
            List<OperatorAccountResponse> items,

            @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
        /** The page of {@code limit} items out of {@code limit + 1} accounts. */
        static OperatorAccountPage of(List<Account> found, int limit, Instant now) {
            Page<OperatorAccountResponse> page =
                    Page.of(found, limit, Account::id, it -> OperatorAccountResponse.from(it, now));
            return new OperatorAccountPage(page.items(), page.nextCursor());
        }
    }
}
