package com.truewatch.billing.accounts.directory;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.truewatch.billing.accounts.activity.EventEntry;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** One event in the JSON format of CloudEvents 1.0. */
@Schema(description = "One event in the JSON format of CloudEvents 1.0.")
record CloudEvent(
        @Schema(description = "Always `1.0`.", examples = "1.0")
        String specversion,

        @Schema(description = "The same however often it is read.")
        UUID id,

        @Schema(description = "This service: a URI.", format = "uri")
        String source,

        @Schema(
                description = "What happened. Clients ignore types that they do not know.",
                examples = "account.email-changed",
                extensions = @Extension(name = "x-extensible-enum", value = KNOWN_TYPES, parseValue = true))
        String type,

        @Schema(description = "The id of what it happened to.")
        String subject,

        Instant time,

        @Schema(description = "Always `application/json`.", examples = MediaType.APPLICATION_JSON)
        String datacontenttype,

        EventData data) {
    private static final String KNOWN_TYPES =
            "[\"account.registered\",\"account.password-changed\",\"account.email-changed\",\"account.phone-changed\","
                    + "\"account.profile-changed\",\"account.frozen\",\"account.unfrozen\",\"account.held\","
                    + "\"account.released\",\"account.closed\","
                    + "\"real-name.submitted\",\"real-name.approved\",\"real-name.rejected\",\"real-name.revoked\","
                    + "\"real-name.withdrawn\",\"workspace.bound\",\"workspace.transferred\",\"workspace.settlement-changed\","
                    + "\"workspace.locking\",\"workspace.locked\",\"workspace.unlocked\",\"workspace.dissolved\","
                    + "\"cloud-account.claimed\",\"cloud-account.active\",\"cloud-account.frozen\",\"cloud-account.ending\","
                    + "\"cloud-account.ended\"]";

    static CloudEvent of(EventEntry event, String source) {
        return new CloudEvent(
                "1.0",
                event.id(),
                source,
                event.type(),
                event.subject(),
                event.at(),
                MediaType.APPLICATION_JSON,
                new EventData(event.accountId(), event.version(), event.data()));
    }

    /** Ids and codes; never an address, a name or a number. */
    @Schema(
            name = "EventData",
            description = "Ids and codes. Which codes there are goes by the type of the event.",
            properties = {
                @SchemaProperty(
                        name = "reason",
                        type = SchemaType.STRING,
                        description = "Of `workspace.locking`: why.",
                        examples = "ARREARS"),
                @SchemaProperty(
                        name = "method",
                        type = SchemaType.STRING,
                        description = "Of `workspace.settlement-changed`: by what it is settled from now on.",
                        examples = "CLOUD_ACCOUNT"),
                @SchemaProperty(
                        name = "cloudAccountId",
                        type = SchemaType.STRING,
                        format = "uuid",
                        description = "Of `workspace.settlement-changed`, with `CLOUD_ACCOUNT`: which."),
                @SchemaProperty(
                        name = "cause",
                        type = SchemaType.STRING,
                        description = "Of `workspace.settlement-changed`: through what.",
                        examples = "CHOSEN"),
                @SchemaProperty(
                        name = "provider",
                        type = SchemaType.STRING,
                        description = "Of `cloud-account.*`: the cloud.",
                        examples = "AWS"),
                @SchemaProperty(
                        name = "status",
                        type = SchemaType.STRING,
                        description = "Of `cloud-account.*`: what it is now.",
                        examples = "ACTIVE")
            })
    record EventData(
            @Schema(description = "Whose.") UUID accountId,

            @Schema(description = "Which version the subject, or its account, has since: higher is later.")
            long version,

            @JsonAnyGetter @Schema(hidden = true) Map<String, String> codes) {}
}
