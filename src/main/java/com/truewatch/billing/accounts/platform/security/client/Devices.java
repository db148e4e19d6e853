package com.truewatch.billing.accounts.platform.security.client;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ua_parser.Parser;

/**
 * Says in words what a {@code User-Agent} says in numbers, by the patterns of the ua-parser project. It takes the apps of China in
 * which a page opens for the browser inside them, and HarmonyOS for nothing or for Android: these are known here.
 */
@Singleton
public class Devices {
    private static final String UNKNOWN = "Other";

    /** In this order: WeCom says that it is WeChat too, Feishu that it is Lark, and each that it is a browser. */
    private static final List<Known> PROGRAMS = List.of(
            new Known("WeCom", "\\bwxwork/"),
            new Known("WeChat", "\\bMicroMessenger/"),
            new Known("DingTalk", "\\bDingTalk[/(]"),
            new Known("Feishu", "\\bFeishu\\b"),
            new Known("Lark", "\\bLark/"),
            new Known("Huawei Browser", "\\bHuaweiBrowser/"));

    private static final List<Known> SYSTEMS = List.of(new Known("HarmonyOS", "\\b(?:OpenHarmony|HarmonyOS)\\b"));

    /** Its patterns take a moment to compile: not before somebody asks. */
    private final Supplier<Parser> parser = new Once();

    /** For example {@code Chrome on Windows}; null where nothing is known of the device. */
    public @Nullable String describe(@Nullable String userAgent) {
        if (userAgent == null) {
            return null;
        }
        ua_parser.Client client = parser.get().parse(userAgent);
        Optional<String> program = first(PROGRAMS, userAgent).or(() -> known(client.userAgent.family));
        Optional<String> system = first(SYSTEMS, userAgent).or(() -> known(client.os.family));
        return program.map(it -> it + system.map(os -> " on " + os).orElse(""))
                .or(() -> system)
                .orElse(null);
    }

    private static Optional<String> first(List<Known> known, String userAgent) {
        return known.stream()
                .filter(it -> it.sign().matcher(userAgent).find())
                .map(Known::name)
                .findFirst();
    }

    private static Optional<String> known(@Nullable String family) {
        return Optional.ofNullable(family).filter(it -> !it.equals(UNKNOWN));
    }

    private record Known(String name, Pattern sign) {
        Known(String name, String sign) {
            this(name, Pattern.compile(sign));
        }
    }

    private static final class Once implements Supplier<Parser> {
        private @Nullable Parser made;

        @Override
        public synchronized Parser get() {
            if (made == null) {
                made = new Parser();
            }
            return made;
        }
    }
}
