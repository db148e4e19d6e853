package com.truewatch.billing.accounts.platform.security.token;

import java.util.Set;

/** What a service may do: claim {@code scope} of its token, and the permission that an endpoint asks for. */
public final class Scopes {
    /** Reads accounts. */
    public static final String DIRECTORY_READ = "directory.read";

    /** Binds, locks and dissolves workspaces. */
    public static final String DIRECTORY_WRITE = "directory.write";

    /** Makes accounts whose email it has proved itself. */
    public static final String ACCOUNTS_CREATE = "accounts.create";

    /** Issues the tickets by which holders come over from the console. */
    public static final String ENTRY_ISSUE = "entry.issue";

    /** Reads the event feed. */
    public static final String EVENTS_READ = "events.read";

    /** Reads who is certified to get invoices. */
    public static final String REAL_NAME_READ = "real-name.read";

    /** All that there are; any other in a token counts for nothing. */
    public static final Set<String> ALL =
            Set.of(DIRECTORY_READ, DIRECTORY_WRITE, ACCOUNTS_CREATE, ENTRY_ISSUE, EVENTS_READ, REAL_NAME_READ);

    private Scopes() {}
}
