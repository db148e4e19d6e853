package com.truewatch.billing.accounts.platform.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing wrong in a request.
 *
 * @param pointer where it is: a JSON Pointer (RFC 6901) into the body; empty for the body as a whole
 * @param message what is wrong and what would be right; never repeats the offending value
 */
@Schema(description = "One thing wrong in a request: where (JSON Pointer) and what would be right.")
public record Violation(
        @Schema(examples = "/profile/region") String pointer,

        @Schema(examples = "must be an ISO 3166-1 alpha-2 code")
        String message) {}
