package com.truewatch.billing.accounts.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** {@code openapi/typescript} as a consumer gets it: built and packed by the npm of this machine, and installed from that. */
final class NpmPackage implements AutoCloseable {
    /** Without a lock file, which would hold addresses; the direct packages are named by exact versions. */
    private static final List<String> INSTALL =
            List.of("install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts");

    private final Path npm;
    private final Path directory;

    private NpmPackage(Path npm) throws IOException {
        this.npm = npm;
        this.directory = Files.createTempDirectory("truewatch-client-");
    }

    /** Leaves the calling tests out where this machine has no npm. */
    static NpmPackage installOrSkip() throws IOException, InterruptedException {
        Optional<Path> npm = find();
        if (npm.isEmpty()) {
            System.out.println("No npm found: the tests of the client for browsers were left out.");
        }
        Assumptions.assumeTrue(npm.isPresent());
        NpmPackage made = new NpmPackage(npm.get());
        made.copy(Path.of("openapi"));
        made.npm(made.sources(), INSTALL);
        made.npm(made.sources(), List.of("pack", "--pack-destination", made.directory.toString()));
        Files.createDirectory(made.consumer());
        Files.writeString(made.consumer().resolve("package.json"), "{\"private\": true, \"type\": \"module\"}");
        List<String> install = new ArrayList<>(INSTALL);
        install.add(made.archive().toString());
        made.npm(made.consumer(), install);
        return made;
    }

    /** Where it was built, with its development packages. */
    Path sources() {
        return directory.resolve("openapi/typescript");
    }

    /** A project that depends on it and on nothing else. */
    Path consumer() {
        return directory.resolve("consumer");
    }

    /** The compiler's complaints about a file of the consumer; empty for none. */
    String compile(String file) throws IOException, InterruptedException {
        return run(
                        consumer(),
                        sources().resolve("node_modules/.bin/tsc").toString(),
                        "--noEmit",
                        "--strict",
                        "--exactOptionalPropertyTypes",
                        "--target",
                        "es2022",
                        "--lib",
                        "es2023,dom,dom.iterable",
                        "--module",
                        "nodenext",
                        file)
                .output();
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(it -> it.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void copy(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(it -> !it.toString().contains("node_modules"))
                    .toList()) {
                Path target = directory.resolve(file);
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private void npm(Path where, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(npm.toString()));
        command.addAll(arguments);
        Ended ended = run(where, command.toArray(String[]::new));
        assertEquals(0, ended.status(), ended.output());
    }

    private static Ended run(Path where, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv("NPM"), "/usr/bin/npm", "/usr/local/bin/npm", "/opt/homebrew/bin/npm")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private record Ended(int status, String output) {}
}
