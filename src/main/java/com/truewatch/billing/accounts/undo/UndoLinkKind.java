package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.delivery.MessageTemplate;
import java.util.Locale;
import java.util.Optional;

/** What a link in a notice does. */
enum UndoLinkKind {
    /** Takes changes back. */
    UNDO,
    /** Has the account frozen after that. */
    CONTEST;

    /** The link that these words go with; empty for those without one. */
    static Optional<UndoLinkKind> find(MessageTemplate template) {
        return switch (template) {
            case EMAIL_CHANGED_FORMER, PHONE_CHANGED, PHONE_BOUND, ADDRESS_RECOVERED_UNDO -> Optional.of(UNDO);
            case EMAIL_CHANGE_UNDONE_FORMER, PHONE_CHANGE_UNDONE_FORMER -> Optional.of(CONTEST);
            default -> Optional.empty();
        };
    }

    /** What its tokens are derived for: one link's token is nothing to the other. */
    String purpose() {
        return name().toLowerCase(Locale.ROOT) + "-link";
    }
}
