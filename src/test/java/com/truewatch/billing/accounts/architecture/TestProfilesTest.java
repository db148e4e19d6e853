package com.truewatch.billing.accounts.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Quarkus starts anew for each set of settings and resources that a test asks for, which is most of what a test costs. */
class TestProfilesTest {
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern PROFILE = Pattern.compile("\\b(implements|extends) \\w*TestProfile\\b");
    private static final Pattern RESOURCE = Pattern.compile("(?m)^\\s*@(With|Quarkus)TestResource\\b");

    /** Beside the default. */
    private static final int MOST = 4;

    @Test
    void theServiceStartsAtMostFiveTimes() throws IOException {
        List<Path> profiles = sourcesWith(PROFILE);

        assertTrue(profiles.size() <= MOST, profiles::toString);
        profiles.forEach(it -> assertTrue(it.getParent().endsWith("testing/profile"), it::toString));
    }

    @Test
    void resourcesAreEveryTestsOrAProfiles() throws IOException {
        assertEquals(
                List.of("TestDatabase.java"),
                sourcesWith(RESOURCE).stream()
                        .map(it -> it.getFileName().toString())
                        .toList());
    }

    private static List<Path> sourcesWith(Pattern words) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(it -> it.toString().endsWith(".java"))
                    .filter(it -> words.matcher(read(it)).find())
                    .toList();
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
