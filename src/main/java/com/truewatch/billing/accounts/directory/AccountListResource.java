package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.http.reception.CanonicalIds;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All accounts, for a service that has lost its place in the feed. */
@Path(Api.V1 + "/directory/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class AccountListResource {
    private final DirectoryService service;

    AccountListResource(DirectoryService service) {
        this.service = service;
    }

    /** In an order in which nothing moves, however long a reader takes. */
    @GET
    @PermissionsAllowed(Scopes.DIRECTORY_READ)
    @Operation(
            operationId = "listDirectoryAccounts",
            summary = "All accounts and their versions",
            description =
                    "To start over after `cursor-expired`, in the order of the ids; closed accounts are left out, "
                            + "as everywhere in the directory. Take the cursor of `readEvents` with `after=now` first, then list, "
                            + "then read on after that cursor: what changes meanwhile is among those events.")
    @Refusals(Problem.INVALID_REQUEST)
    public AccountVersionList list(
            @Parameter(
                            description =
                                    "The `nextCursor` of the page before, which is the id of its last account; the "
                                            + "first page without it.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @QueryParam("after")
                    @Nullable String after,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit) {
        int size = Page.readLimit(limit);
        return AccountVersionList.of(service.list(readId(after), size + 1), size);
    }

    private static @Nullable UUID readId(@Nullable String after) {
        if (after == null) {
            return null;
        }
        if (!CanonicalIds.FORM.matcher(after).matches()) {
            throw ProblemException.violation("/after", "must be the id of an account");
        }
        return UUID.fromString(after);
    }

    /**
     * One page.
     *
     * @param items by their ids
     * @param nextCursor for the next page
     */
    @Schema(description = "A part of all accounts, by their ids.")
    record AccountVersionList(
            List<AccountVersion> items,

            @Schema(description = "Give it as `after` for the next page; null on the last.", format = "uuid") @Nullable UUID nextCursor) {
        /** The page of {@code limit} out of so many and one, which only tells that there are more. */
        static AccountVersionList of(List<Account> accounts, int limit) {
            List<AccountVersion> items = accounts.stream()
                    .limit(limit)
                    .map(it -> new AccountVersion(it.id(), it.version()))
                    .toList();
            return new AccountVersionList(
                    items, accounts.size() > limit ? items.get(items.size() - 1).id() : null);
        }
    }

    /**
     * One account.
     *
     * @param id never changes
     * @param version as in events
     */
    @Schema(description = "An account, and how often it has changed.")
    record AccountVersion(
            UUID id,

            @Schema(description = "As `version` in the events of the account: higher is later.")
            long version) {}
}
