package com.truewatch.billing.accounts.reference;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A whole list; it is short and never paged.
 *
 * @param items in the order in which a form shows them
 * @param nextCursor always null
 */
@Schema(description = "A list that forms are filled from.")
public record ReferenceList(
        List<ReferenceEntry> items,

        @Schema(description = "Always null: the list is whole.") @Nullable String nextCursor) {
    ReferenceList(List<ReferenceEntry> items) {
        this(items, null);
    }
}
