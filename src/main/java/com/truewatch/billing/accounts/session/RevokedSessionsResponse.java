package com.truewatch.billing.accounts.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What ending the others did.
 *
 * @param revoked how many
 */
@Schema(name = "RevokedSessions", description = "How many sessions were ended.")
record RevokedSessionsResponse(int revoked) {}
