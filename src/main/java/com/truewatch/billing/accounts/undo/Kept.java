package com.truewatch.billing.accounts.undo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom two operators keep after an undo was contested. */
@Schema(name = "KeptSide")
enum Kept {
    /** Whom the undo has brought back. */
    RESTORED,
    /** Whom it has replaced: both credentials are as they were just before it. */
    REPLACED
}
