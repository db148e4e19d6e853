package com.truewatch.billing.accounts.realname.eligibility;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All that was asked for in one page. */
@Schema(name = "InvoiceEligibilityList", description = "Those of the accounts that exist, in no order.")
record InvoiceEligibilityList(
        List<InvoiceEligibilityResponse> items,

        @Schema(description = "Null: there is one page.") @Nullable String nextCursor) {
    static InvoiceEligibilityList from(List<InvoiceEligibility> found) {
        return new InvoiceEligibilityList(
                found.stream().map(InvoiceEligibilityResponse::from).toList(), null);
    }

    /** Without whom they are about. */
    @Override
    public String toString() {
        return "InvoiceEligibilityList";
    }
}
