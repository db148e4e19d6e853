package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.delivery.Template;
import java.util.Locale;

/** What a link in a notice does. */
enum Link {
    /** Takes a change back. */
    UNDO(UndoState.OPEN),
    /** Has the account frozen after that. */
    CONTEST(UndoState.UNDONE);

    private final UndoState good;

    Link(UndoState good) {
        this.good = good;
    }

    /** The link that these words go with. */
    static Link of(Template template) {
        return switch (template) {
            case EMAIL_CHANGED_FORMER, PHONE_CHANGED, PHONE_BOUND -> UNDO;
            case EMAIL_CHANGE_UNDONE_FORMER, PHONE_CHANGE_UNDONE_FORMER -> CONTEST;
            default -> throw new IllegalArgumentException(template + " has no link");
        };
    }

    /** The state in which it works. */
    UndoState good() {
        return good;
    }

    /** What its tokens are derived for: one link's token is nothing to the other. */
    String purpose() {
        return name().toLowerCase(Locale.ROOT) + "-link";
    }
}
