package com.truewatch.billing.accounts.realname.review;
import com.truewatch.billing.accounts.realname.RealNameApplication;

import com.truewatch.billing.accounts.platform.http.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Applications, oldest first. */
@Schema(name = "RealNameReviewPage", description = "Applications, oldest first.")
record ReviewPage(
        List<ReviewItem> items,

        @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
    /** The page of {@code limit} items out of {@code limit + 1} applications. */
    static ReviewPage of(List<RealNameApplication> applications, int limit) {
        Page<ReviewItem> page = Page.of(applications, limit, it -> it.id().id(), ReviewItem::from);
        return new ReviewPage(page.items(), page.nextCursor());
    }
}
