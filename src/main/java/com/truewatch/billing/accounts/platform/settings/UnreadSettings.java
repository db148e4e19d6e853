package com.truewatch.billing.accounts.platform.settings;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Ends the start where a setting of ours is given that nobody reads. A check of closings or a limit that is misspelt would
 * otherwise not be there, and nobody would know.
 */
@Singleton
class UnreadSettings {
    private final SmallRyeConfig config;
    private final BeanManager beans;

    UnreadSettings(Config config, BeanManager beans) {
        this.config = config.unwrap(SmallRyeConfig.class);
        this.beans = beans;
    }

    /**
     * Before anything else is begun.
     *
     * @throws IllegalStateException naming each of them
     */
    void refuse(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
        List<String> unread = new SettingNames(mappings()).unreadIn(config);
        if (!unread.isEmpty()) {
            throw new IllegalStateException("Nobody reads these settings: "
                    + unread.stream().map(RenamedSettings::withNewName).collect(Collectors.joining(", "))
                    + ". Correct or remove them; a name of your own within a variable is one word, as WALLET in"
                    + " ACCOUNTS_CLOSURE_CHECKS_WALLET_URL");
        }
    }

    /** Every mapping that somebody injects is a bean. */
    Set<Class<?>> mappings() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .flatMap(it -> it.getTypes().stream())
                .filter(Class.class::isInstance)
                .map(it -> (Class<?>) it)
                .filter(UnreadSettings::isOurs)
                .collect(Collectors.toSet());
    }

    private static boolean isOurs(Class<?> type) {
        ConfigMapping mapping = type.getAnnotation(ConfigMapping.class);
        return mapping != null && mapping.prefix().startsWith("accounts");
    }

    /** Settings that had other names before 0.2.0, so that whoever still gives one is told what it is called now. */
    static final class RenamedSettings {
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
}
