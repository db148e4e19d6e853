package com.truewatch.billing.accounts.platform.settings;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The names of all settings that some mapping reads. A name within a map is one word: of {@code
 * ACCOUNTS_CLOSURE_CHECKS_BILL_DESK_URL} nobody can tell where the name of the check ends, so SmallRye Config drops it.
 */
final class SettingNames {
    private static final String OURS = "accounts.";

    /** What Kubernetes gives every container about a Service, whose name may be ours: see "Discovering services" there. */
    private static final Pattern SERVICE_HOST = Pattern.compile("(.+)_SERVICE_HOST");

    private static final String ABOUT_SERVICE =
            "_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT(_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)";

    private static final String OWN_NAME = "(\"[^\"]+\"|[^\".\\[\\]]+)";

    private final Map<String, Pattern> read;

    SettingNames(Collection<Class<?>> mappings) {
        this.read = mappings.stream()
                .flatMap(it -> ConfigMappings.getProperties(ConfigClass.configClass(it)).keySet().stream())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), SettingNames::pattern));
    }

    /** The settings under {@code accounts} that are given and that nobody reads, each as whoever gave it wrote it. */
    List<String> unreadIn(SmallRyeConfig config) {
        List<String> given = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(it -> it.startsWith(OURS))
                .toList();
        Set<String> members =
                given.stream().filter(this::isRead).flatMap(this::members).collect(Collectors.toSet());
        List<Pattern> services = services(config);
        return given.stream()
                .filter(it -> !isRead(it))
                .map(it -> asGiven(config, it))
                .filter(it -> !members.contains(it))
                .filter(it -> services.stream()
                        .noneMatch(service -> service.matcher(it).matches()))
                .distinct()
                .sorted()
                .toList();
    }

    private boolean isRead(String name) {
        return read.values().stream().anyMatch(it -> it.matcher(name).matches());
    }

    /**
     * The variables that give the members of what this setting names: where a file has the URL of {@code bill-desk}, its
     * secret is read from a variable, whose name SmallRye Config does not tell.
     */
    private Stream<String> members(String name) {
        return read.keySet().stream().filter(it -> it.contains("*")).flatMap(member -> {
            int star = member.indexOf('*');
            Matcher named = Pattern.compile(Pattern.quote(member.substring(0, star)) + OWN_NAME)
                    .matcher(name);
            return named.lookingAt() ? Stream.of(asVariable(named.group() + member.substring(star + 1))) : Stream.of();
        });
    }

    /** One name stands for a star, and a number for one in brackets. */
    static Pattern pattern(String property) {
        String quoted = Pattern.quote(property);
        return Pattern.compile(quoted.replace("[*]", "\\E\\[[0-9]+\\]\\Q").replace("*", "\\E" + OWN_NAME + "\\Q"));
    }

    private static String asGiven(SmallRyeConfig config, String name) {
        String source = config.getConfigValue(name).getSourceName();
        return source != null && source.startsWith(EnvConfigSource.NAME) ? asVariable(name) : name;
    }

    /** The environment variable that gives a setting. */
    static String asVariable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Only where the variables of a Service are complete are they taken for its. */
    private static List<Pattern> services(SmallRyeConfig config) {
        Set<String> variables = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .collect(Collectors.toSet());
        return variables.stream()
                .map(SERVICE_HOST::matcher)
                .filter(it -> it.matches() && variables.contains(it.group(1) + "_SERVICE_PORT"))
                .map(it -> Pattern.compile(Pattern.quote(it.group(1)) + ABOUT_SERVICE))
                .toList();
    }
}
