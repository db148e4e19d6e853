package com.truewatch.billing.accounts.directory;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.truewatch.billing.accounts.activity.EventEntry;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One event in the JSON format of CloudEvents 1.0. */
@Schema(description = "One event in the JSON format of CloudEvents 1.0.")
record CloudEvent(
        @Schema(description = "Always `1.0`.", examples = "1.0")
        String specversion,

        @Schema(description = "The same however often it is read.")
        UUID id,

        @Schema(description = "This service: a URI.", format = "uri")
        String source,

        @Schema(description = "What happened.", examples = "account.email-changed")
        String type,

        @Schema(description = "The id of what it happened to.")
        String subject,

        Instant time,

        @Schema(description = "Always `application/json`.", examples = MediaType.APPLICATION_JSON)
        String datacontenttype,

        EventData data) {
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
            description = "Ids and codes; further members are codes of this type of event.",
            additionalProperties = String.class)
    record EventData(
            @Schema(description = "Whose.") UUID accountId,

            @Schema(description = "Which version the subject, or its account, has since: higher is later.")
            long version,

            @JsonAnyGetter @Schema(hidden = true) Map<String, String> codes) {}
}
