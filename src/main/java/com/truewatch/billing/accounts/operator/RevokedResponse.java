package com.truewatch.billing.accounts.operator;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What ending an account's sessions did.
 *
 * @param revoked how many
 */
@Schema(name = "RevokedByOperator", description = "How many sessions were ended.")
record RevokedResponse(int revoked) {}
