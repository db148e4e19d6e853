package com.truewatch.billing.accounts.realname.review;

import com.truewatch.billing.accounts.platform.validation.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why staff refuse or revoke.
 *
 * @param reason in words that help the holder
 */
@Schema(description = "Why staff refuse an application, or take a certification back.")
record ReasonForHolderRequest(
        @NotNull @Size(min = 1, max = 500) @PlainText
        @Schema(
                description = "For the holder, who reads it in full.",
                examples = "The licence is not readable: upload a sharper scan.")
        String reason) {
    /** Without the words, which may name a person. */
    @Override
    public String toString() {
        return "ReasonForHolderRequest";
    }
}
