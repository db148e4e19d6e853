package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.delivery.Channel;
import com.truewatch.billing.accounts.delivery.DeadLetters.DeadLetter;
import com.truewatch.billing.accounts.delivery.DeadLetters.End;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.sms.SmsFailure;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.Rights;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What staff see of messages that did not arrive. */
@Path(Api.V1 + "/operator/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class DeadLetterResource {
    private final AccountViewService service;

    DeadLetterResource(AccountViewService service) {
        this.service = service;
    }

    /** For thirty days after their end. */
    @GET
    @PermissionsAllowed(Rights.OPERATOR + Rights.AUDIT)
    @Operation(
            operationId = "listDeadLetters",
            summary = "Messages that did not arrive",
            description = "Newest first, of all accounts, for thirty days.")
    @Refusals(Problem.INVALID_REQUEST)
    public DeadLetterPage list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        List<DeadLetter> rows = service.deadLetters(Page.readCursor(cursor), size + 1);
        return DeadLetterPage.of(rows, size);
    }

    /** Messages that did not arrive, newest first. */
    @Schema(name = "DeadLetterPage", description = "Messages that did not arrive, newest first.")
    record DeadLetterPage(
            List<DeadLetterItem> items,

            @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
        /** One message. */
        @Schema(name = "DeadLetterItem", description = "A message that did not arrive, as far as anybody knows.")
        record DeadLetterItem(
                UUID id,

                UUID accountId,

                Channel channel,

                @Schema(description = "Masked.", examples = "o**@acme.example")
                String recipient,

                @Schema(description = "What it said.") MessageTemplate template,

                @Schema(
                        description =
                                "`EXPIRED`: nobody took it in time. `REFUSED`: the provider will never send it to this"
                                        + " number. `UNCERTAIN`: the provider may have it; it is not sent twice.")
                End end,

                @Schema(description = "Why the SMS provider did not take it at last; null for a mail.") @Nullable SmsFailure failure,

                Instant createdAt,

                @Schema(description = "Until when it was worth sending.")
                Instant expiresAt) {
            static DeadLetterItem from(DeadLetter letter) {
                String recipient = letter.recipient();
                return new DeadLetterItem(
                        letter.id(),
                        letter.accountId(),
                        letter.channel(),
                        letter.channel() == Channel.EMAIL
                                ? new EmailAddress(recipient, recipient).masked()
                                : new PhoneNumber(recipient).masked(),
                        letter.template(),
                        letter.end(),
                        letter.failure(),
                        letter.createdAt(),
                        letter.expiresAt());
            }
        }

        /** The page of {@code limit} items out of {@code limit + 1} messages. */
        static DeadLetterPage of(List<DeadLetter> letters, int limit) {
            Page<DeadLetterItem> page = Page.of(letters, limit, DeadLetter::id, DeadLetterItem::from);
            return new DeadLetterPage(page.items(), page.nextCursor());
        }
    }
}
