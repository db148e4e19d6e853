package com.truewatch.billing.accounts.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of this machine that some tests need, and what these install with them in a directory of their own. */
public final class Tools {
    private Tools() {}

    /** The program of this name; where it is not installed, the test is left out, and the build says so in one line. */
    public static Path findOrSkip(String program, String what) {
        Optional<Path> found = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .filter(it -> !it.isEmpty())
                .map(it -> Path.of(it, program))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            System.out.println("No " + program + " found: " + what + " was left out.");
        }
        Assumptions.assumeTrue(found.isPresent());
        return found.orElseThrow();
    }

    /** The programs of these Python packages, in a virtual environment below this directory. */
    public static Path python(Path directory, String what, String... packages)
            throws IOException, InterruptedException {
        Path environment = directory.resolve("venv");
        run(directory, Map.of(), List.of(findOrSkip("python3", what).toString(), "-m", "venv", environment.toString()));
        Path programs = environment.resolve("bin");
        run(
                directory,
                Map.of(),
                Stream.concat(Stream.of(programs.resolve("pip").toString(), "--quiet", "install"), Stream.of(packages))
                        .toList());
        return programs;
    }

    /** What it prints; fails with that where it does. */
    public static String run(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        String printed = Files.readString(output);
        assertEquals(0, status, () -> command.get(0) + "\n" + printed);
        return printed;
    }
}
