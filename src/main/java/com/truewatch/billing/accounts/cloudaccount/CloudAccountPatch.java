package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.platform.validation.PlainText;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a holder can set on a cloud account.
 *
 * @param alias what to call it
 */
@Schema(description = "What a holder can set on a cloud account.")
record CloudAccountPatch(
        @Nullable @Size(min = 1, max = 64) @PlainText
        @Schema(description = "What to call it; `null` removes it.", examples = "Production")
        String alias) {}
