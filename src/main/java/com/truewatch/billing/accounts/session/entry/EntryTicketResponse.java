package com.truewatch.billing.accounts.session.entry;

import com.truewatch.billing.accounts.session.entry.EntryTicketService.IssuedTicket;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ticket.
 *
 * @param ticket what the browser brings to {@code POST /sessions}
 * @param expiresAt when it is good for nothing any more
 */
@Schema(description = "A ticket for one login.")
record EntryTicketResponse(
        @Schema(
                required = true,
                description = "For `POST /sessions`, once. Keep it out of logs and of the path and query of addresses.")
        String ticket,

        @Schema(required = true, description = "A minute from now.")
        Instant expiresAt) {
    static EntryTicketResponse from(IssuedTicket issued) {
        return new EntryTicketResponse(issued.text(), issued.expiresAt());
    }

    /** Without the ticket. */
    @Override
    public String toString() {
        return "EntryTicketResponse";
    }
}
