package com.truewatch.billing.accounts.delivery;

import java.util.Locale;

/** Something that a text may say of its occasion; {@code {from}} in a text stands for {@link #FROM}. */
public enum TemplateField {
    /** The account's username. */
    USERNAME,
    /** The address that is, or was until now, the account's; masked. */
    FROM,
    /** The address that is to be the account's, or is so from now on; masked. */
    TO,
    /** The names of one or more workspaces. */
    WORKSPACES,
    /** When it happened: an instant in ISO 8601, told in the reader's language. */
    TIME,
    /** Until when something is so: an instant likewise. */
    UNTIL,
    /** The browser and system, in words; left out where nothing is known of them. */
    DEVICE,
    /** The network that the call came from, the host part zeroed. */
    NETWORK,
    /** A cloud account: its provider and the end of the buyer's number there. */
    CLOUD_ACCOUNT;

    /** Its name in the texts. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
