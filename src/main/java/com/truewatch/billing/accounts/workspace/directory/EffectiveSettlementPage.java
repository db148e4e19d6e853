package com.truewatch.billing.accounts.workspace.directory;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.workspace.EffectiveSettlementService.Effective;
import com.truewatch.billing.accounts.workspace.WorkspaceIds;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** By what workspaces were settled on a day. */
@Schema(name = "EffectiveSettlementPage", description = "By what workspaces were settled on a day, by workspace.")
record EffectiveSettlementPage(
        List<EffectiveSettlementResponse> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
    /** The page of {@code limit} items out of {@code limit + 1} settlements. */
    static EffectiveSettlementPage of(List<Effective> rows, int limit) {
        boolean more = rows.size() > limit;
        List<EffectiveSettlementResponse> items =
                rows.stream().limit(limit).map(EffectiveSettlementResponse::of).toList();
        return new EffectiveSettlementPage(items, more ? cursor(items.get(limit - 1)) : null);
    }

    /**
     * The workspace after which a page goes on; empty, which is before every one, for the first page.
     *
     * @throws ProblemException {@code invalid-request} for a text that is no cursor of ours
     */
    static String readCursor(@Nullable String cursor) {
        if (cursor == null) {
            return "";
        }
        try {
            String id = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (WorkspaceIds.isOne(id)) {
                return id;
            }
        } catch (IllegalArgumentException notBase64) {
            // Falls through to the one refusal.
        }
        throw ProblemException.violation("/cursor", "must be a nextCursor of this list");
    }

    private static String cursor(EffectiveSettlementResponse last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.workspaceId().getBytes(StandardCharsets.US_ASCII));
    }
}
