package com.truewatch.billing.accounts.account;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a holder can set on the account itself.
 *
 * @param locale the language of messages
 */
@Schema(description = "What a holder can set on the account itself.")
public record AccountPatch(
        @NotNull @Schema(description = "The language of mails and text messages.", examples = "zh")
        MessageLocale locale) {
    /** The languages messages are written in. */
    public enum MessageLocale {
        /** English. */
        en,
        /** Chinese. */
        zh
    }
}
