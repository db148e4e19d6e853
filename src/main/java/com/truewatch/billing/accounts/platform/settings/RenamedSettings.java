package com.truewatch.billing.accounts.platform.settings;

import java.util.Map;

/** Settings that had other names before 0.1.0, so that whoever still gives one is told what it is called now. */
final class RenamedSettings {
    private static final Map<String, String> NEW_NAMES = Map.ofEntries(
            Map.entry("ACCOUNTS_SESSION_SECURE_COOKIE", "accounts.http.secure"),
            Map.entry("ACCOUNTS_LINKS_SECURE", "accounts.http.secure"),
            Map.entry("ACCOUNTS_RECOVERY_SECURE", "accounts.http.secure"),
            Map.entry("ACCOUNTS_LINKS_UNDO", "accounts.pages.undo"),
            Map.entry("ACCOUNTS_LINKS_CONTEST", "accounts.pages.contest"),
            Map.entry("ACCOUNTS_RECOVERY_CANCEL_PAGE", "accounts.pages.cancel-recovery"),
            Map.entry("ACCOUNTS_AWS_REGISTRATION_PAGE", "accounts.pages.aws-registration"),
            Map.entry("ACCOUNTS_ALIBABA_CLOUD_CLAIM_PAGE", "accounts.pages.alibaba-cloud-claim"),
            Map.entry("ACCOUNTS_PROXIES_TRUSTED", "accounts.http.trusted-proxies"),
            Map.entry("ACCOUNTS_MESSAGES_LATE_AFTER", "accounts.mail.late-after"));

    private RenamedSettings() {}

    /** The name, and what it is called now where that is something else. */
    static String withNewName(String name) {
        String newName = NEW_NAMES.get(SettingNames.asVariable(name));
        return newName == null ? name : name + " (now " + newName + ")";
    }
}
