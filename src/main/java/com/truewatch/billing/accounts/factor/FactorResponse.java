package com.truewatch.billing.accounts.factor;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A second factor as its holder sees it. */
@Schema(name = "Factor", description = "A second factor as its holder sees it.")
public record FactorResponse(
        UUID id,
        FactorType type,

        @Schema(description = "As its holder calls it; null for recovery codes that have no name.") @Nullable String name,

        @Schema(description = "When it was enrolled.") Instant createdAt,

        @Schema(description = "When it was last a proof.") @Nullable Instant lastUsedAt,

        @Schema(description = "Of recovery codes: how many are left.") @Nullable Long codesLeft) {
    /** One that has just been enrolled, or one of those without codes. */
    public static FactorResponse from(Factor factor) {
        return from(factor, null);
    }

    static FactorResponse from(Factor factor, @Nullable Long codesLeft) {
        return new FactorResponse(
                factor.id().id(), factor.type(), factor.name(), factor.enrolledAt(), factor.lastUsedAt(), codesLeft);
    }
}
