package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountPatch.MessageLocale;
import com.truewatch.billing.accounts.account.RealNameState;
import com.truewatch.billing.accounts.account.SubjectType;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.LoginName;
import com.truewatch.billing.accounts.account.standing.AccountStatus;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.EntityTags;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.idempotency.WithoutIdempotencyKey;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.CurrentCaller;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.registration.AccountCreationService;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Accounts for other services. */
@Path(Api.V1 + "/directory/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class DirectoryResource {
    private final CurrentCaller caller;
    private final DirectoryService service;
    private final AccountCreationService creation;
    private final Clock clock;

    DirectoryResource(CurrentCaller caller, DirectoryService service, AccountCreationService creation, Clock clock) {
        this.caller = caller;
        this.service = service;
        this.creation = creation;
        this.clock = clock;
    }

    /** By its id, which never changes. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Scopes.DIRECTORY_READ)
    @Operation(
            operationId = "getDirectoryAccount",
            summary = "One account",
            description = "Keep the `ETag` and send it as `If-None-Match` to be told 304 while nothing has changed; "
                    + "a freeze or a hold that ends by itself is a change.")
    @APIResponse(
            responseCode = "200",
            description = "The account",
            content = @Content(schema = @Schema(implementation = DirectoryAccountResponse.class)))
    @APIResponse(responseCode = "304", description = "Not changed since the version in `If-None-Match`")
    @Refusals(Problem.NOT_FOUND)
    public Response get(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Account account = service.find(id);
        Instant now = clock.instant();
        String tag = account.entityTag(now);
        return EntityTags.isKnown(ifNoneMatch, tag)
                ? Response.notModified().header(HttpHeaders.ETAG, tag).build()
                : Response.ok(DirectoryAccountResponse.from(account, now))
                        .header(HttpHeaders.ETAG, tag)
                        .build();
    }

    /** Its holder is told by mail, and logs in by what the console has asked for. */
    @POST
    @Idempotent(inSteps = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Scopes.ACCOUNTS_CREATE)
    @Operation(
            operationId = "createAccount",
            summary = "Make an account for a customer",
            description = "The caller vouches that the email is the customer's and that the agreement was accepted; "
                    + "the email is told. Without a password the holder logs in by codes.")
    @APIResponse(
            responseCode = "201",
            description = "The account is made",
            headers = {
                @Header(
                        name = "Location",
                        description = "The account",
                        schema = @Schema(type = SchemaType.STRING, format = "uri")),
                @Header(name = "ETag", ref = "ETag")
            },
            content = @Content(schema = @Schema(implementation = DirectoryAccountResponse.class)))
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.USERNAME_TAKEN,
        Problem.ADDRESS_UNAVAILABLE,
        Problem.PASSWORD_REJECTED,
        Problem.AGREEMENT_OUTDATED
    })
    public Response create(@NotNull @Valid CreateAccountRequest request) {
        EmailAddress email = EmailAddress.parse(request.email())
                .orElseThrow(() -> ProblemException.violation("/email", "must be an email address"));
        Account account = creation.create(email, request.language(), request.toForm());
        Instant now = clock.instant();
        return Response.status(Status.CREATED)
                .location(URI.create(Api.V1 + "/directory/accounts/" + account.id()))
                .header(HttpHeaders.ETAG, account.entityTag(now))
                .entity(DirectoryAccountResponse.from(account, now))
                .build();
    }

    /** By what its holder types to log in. */
    @POST
    @Path("/lookup")
    @Consumes(MediaType.APPLICATION_JSON)
    @WithoutIdempotencyKey
    @PermissionsAllowed(Scopes.DIRECTORY_READ)
    @Operation(
            operationId = "lookUpDirectoryAccount",
            summary = "The account of a login",
            description = "Each search is recorded, and a service may search so many times an hour. "
                    + "It changes nothing else: an `Idempotency-Key` is ignored.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND, Problem.TOO_MANY_REQUESTS})
    public DirectoryAccountResponse lookUp(@NotNull @Valid LookUpAccountRequest request) {
        return service.lookUp(LoginName.parse(request.login()), caller.subject())
                .map(it -> DirectoryAccountResponse.from(it, clock.instant()))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /** At most a hundred. */
    @POST
    @Path("/query")
    @Consumes(MediaType.APPLICATION_JSON)
    @WithoutIdempotencyKey
    @PermissionsAllowed(Scopes.DIRECTORY_READ)
    @Operation(
            operationId = "queryDirectoryAccounts",
            summary = "Many accounts",
            description = "At most a hundred; unknown ones are left out. "
                    + "It changes nothing: an `Idempotency-Key` is ignored.")
    @Refusals(Problem.INVALID_REQUEST)
    public DirectoryAccountList query(@NotNull @Valid QueryAccountsRequest request) {
        return DirectoryAccountList.from(service.findAll(request.ids()), clock.instant());
    }

    /**
     * Asks for many accounts at once.
     *
     * @param ids at most a hundred
     */
    @Schema(description = "Asks for many accounts at once.")
    record QueryAccountsRequest(
            @NotNull @Size(min = 1, max = 100) @Schema(description = "Unknown ones are left out of the answer.")
            List<@NotNull UUID> ids) {}

    /** All that was asked for in one page. */
    @Schema(name = "DirectoryAccountList", description = "Those of the accounts that exist, in no order.")
    record DirectoryAccountList(
            List<DirectoryAccountResponse> items,

            @Schema(description = "Null: there is one page.") @Nullable String nextCursor) {
        static DirectoryAccountList from(List<Account> found, Instant now) {
            return new DirectoryAccountList(
                    found.stream()
                            .map(it -> DirectoryAccountResponse.from(it, now))
                            .toList(),
                    null);
        }
    }

    /**
     * Searches by what a holder types to log in.
     *
     * @param login a username, an email or a phone
     */
    @Schema(description = "Searches by what a holder types to log in.")
    record LookUpAccountRequest(
            @NotNull @Size(min = 1, max = 320) @Schema(description = "A username, an email or a phone (E.164).", examples = "ops@acme.example")
            String login) {
        /** Without the login. */
        @Override
        public String toString() {
            return "LookUpAccountRequest";
        }
    }

    /** An account as other services see it. */
    @Schema(name = "DirectoryAccount", description = "An account as other services see it.")
    record DirectoryAccountResponse(
            UUID id,
            @Schema(description = "Unique, never changed.") String username,
            @Schema(description = "The proved email.") String email,

            @Schema(description = "The proved phone in E.164.") @Nullable String phone,

            @Schema(description = "The language of messages to the holder.")
            MessageLocale locale,

            @Schema(description = "`CLOSED` is never seen here: a closed account is not found.")
            AccountStatus status,

            String companyName,
            RealNameState realNameState,

            @Schema(description = "As certified; null before.") @Nullable SubjectType subjectType,

            @Schema(
                    description =
                            "After an undo: until when addresses, password, settlement and real name stay as they are, "
                                    + "because somebody may have taken the account over. Null where it is not on hold.")
            @Nullable Instant holdUntil) {
        static DirectoryAccountResponse from(Account account, Instant now) {
            return new DirectoryAccountResponse(
                    account.id(),
                    account.username(),
                    account.addresses().email().spelling(),
                    account.addresses().phone(),
                    MessageLocale.valueOf(account.locale().getLanguage()),
                    account.standing().status(now),
                    account.profile().companyName(),
                    account.realNameState(),
                    account.subjectType(),
                    account.standing().isOnHold(now) ? account.standing().holdUntil() : null);
        }
    }
}
