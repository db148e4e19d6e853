package com.truewatch.billing.accounts.platform.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The alert rules do what they say, by the tool of Prometheus; left out where this machine has none. */
class AlertRulesTest {
    private static final Path DIRECTORY = Path.of("docker", "monitoring");
    private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\w+)$");
    private static final Pattern TESTED = Pattern.compile("(?m)^ *- alertname: (\\w+)$");

    @Test
    void theyFireWhenTheyShould() throws Exception {
        Optional<Path> promtool = find();
        if (promtool.isEmpty()) {
            System.out.println("No promtool found: the tests of the alert rules were left out.");
        }
        Assumptions.assumeTrue(promtool.isPresent());

        run(promtool.get(), "check", "rules", "alerts.yaml");
        run(promtool.get(), "test", "rules", "alerts-test.yaml");
    }

    @Test
    void eachHasATest() throws IOException {
        assertEquals(names(ALERT, "alerts.yaml"), names(TESTED, "alerts-test.yaml"));
    }

    private static Set<String> names(Pattern pattern, String file) throws IOException {
        Set<String> names = pattern.matcher(Files.readString(DIRECTORY.resolve(file)))
                .results()
                .map((MatchResult it) -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(names.size() > 1, file);
        return names;
    }

    private static void run(Path promtool, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(promtool.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(DIRECTORY.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }

    private static Optional<Path> find() {
        return Stream.of(
                        System.getenv("PROMTOOL"),
                        "/usr/bin/promtool",
                        "/usr/local/bin/promtool",
                        "/opt/homebrew/bin/promtool")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
