package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a call was taken in.
 *
 * @param success {@code true} or {@code false}
 */
@Schema(name = "AlibabaCloudSuccess", description = "Whether a call was taken in.")
record SuccessResponse(
        @Schema(enumeration = {"true", "false"}) String success) implements SpiAnswer {
    static SuccessResponse of(boolean success) {
        return new SuccessResponse(Boolean.toString(success));
    }
}
