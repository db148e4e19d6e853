package com.truewatch.billing.accounts.platform.security.client;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ua_parser.Parser;

/** Says in words what a {@code User-Agent} says in numbers, by the patterns of the ua-parser project. */
@Singleton
public class Devices {
    private static final String UNKNOWN = "Other";

    /** Its patterns take a moment to compile: not before somebody asks. */
    private final Supplier<Parser> parser = new Once();

    /** For example {@code Chrome on Windows}; null where nothing is known of the device. */
    public @Nullable String describe(@Nullable String userAgent) {
        if (userAgent == null) {
            return null;
        }
        ua_parser.Client client = parser.get().parse(userAgent);
        Optional<String> program = known(client.userAgent.family);
        Optional<String> system = known(client.os.family);
        return program.map(it -> it + system.map(os -> " on " + os).orElse(""))
                .or(() -> system)
                .orElse(null);
    }

    private static Optional<String> known(@Nullable String family) {
        return Optional.ofNullable(family).filter(it -> !it.equals(UNKNOWN));
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
