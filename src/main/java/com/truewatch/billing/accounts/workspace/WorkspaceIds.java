package com.truewatch.billing.accounts.workspace;

import java.util.regex.Pattern;

/** The console's names of workspaces. */
public final class WorkspaceIds {
    /** 1 to 64 characters, the first a letter or a digit; a UUID fits. */
    public static final String FORM = "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private WorkspaceIds() {}

    /** Whether a workspace can be named so. */
    public static boolean isOne(String text) {
        return PATTERN.matcher(text).matches();
    }
}
