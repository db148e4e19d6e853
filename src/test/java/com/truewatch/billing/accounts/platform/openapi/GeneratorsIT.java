package com.truewatch.billing.accounts.platform.openapi;

import com.truewatch.billing.accounts.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What generators of clients make of the document can be compiled, with the settings that the pages name. */
@Tag("full")
class GeneratorsIT {
    private static final Path DOCUMENT = Path.of("openapi/openapi.yaml").toAbsolutePath();
    private static final String GENERATOR = "org.openapitools:openapi-generator-cli:7.17.0";
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";
    private static final String WHAT = "the test of a generator of clients";
    private static final String TYPESCRIPT = "typescript@5.9.3";

    /** But for two operations of holders: see findings/openapi-python-client-two-media-types.sh. */
    private static final String IMPORT = """
            import importlib, pkgutil
            import client
            found = {it.name for it in pkgutil.walk_packages(client.__path__, "client.", onerror=lambda name: None)}
            wrong = set()
            for name in found:
                try:
                    importlib.import_module(name)
                except NameError:
                    wrong.add(name.rsplit(".", 1)[1])
            assert "client.api.directory.read_events" in found
            assert wrong == {"patch_cloud_account", "rename_factor"}, wrong
            """;

    private Path directory = Path.of("");

    @BeforeEach
    void begin(@TempDir Path empty) {
        directory = empty;
    }

    @Test
    void openapiTypescript() throws IOException, InterruptedException {
        install(TYPESCRIPT, "openapi-typescript@7.13.0");

        npx("openapi-typescript", DOCUMENT.toString(), "-o", "schema.ts");

        compile("schema.ts");
    }

    @Test
    void orval() throws IOException, InterruptedException {
        install(TYPESCRIPT, "orval@8.38.0");

        npx("orval", "--input", DOCUMENT.toString(), "--output", "orval.ts", "--client", "fetch");

        compile("orval.ts");
    }

    @Test
    void openapiGeneratorForTypescript() throws IOException, InterruptedException {
        install(TYPESCRIPT);

        openapiGenerator("typescript-fetch", "fetch", "enumUnknownDefaultCase=true");

        compile("fetch/index.ts");
    }

    @Test
    void openapiGeneratorForJava() throws IOException, InterruptedException {
        openapiGenerator("java", "java", "library=native,enumUnknownDefaultCase=true,openApiNullable=false");

        Tools.run(directory.resolve("java"), Map.of(), List.of(maven().toString(), "-B", "-q", "compile"));
    }

    @Test
    void openapiPythonClient() throws IOException, InterruptedException {
        Path programs = Tools.python(
                directory, WHAT, "openapi-python-client==0.29.1", "httpx==0.28.1", "attrs", "python-dateutil");

        Tools.run(
                directory,
                Map.of(),
                List.of(
                        programs.resolve("openapi-python-client").toString(),
                        "generate",
                        "--path",
                        DOCUMENT.toString(),
                        "--meta",
                        "none",
                        "--output-path",
                        "client"));

        Tools.run(directory, Map.of(), List.of(programs.resolve("python").toString(), "-c", IMPORT));
    }

    private void install(String... packages) throws IOException, InterruptedException {
        Files.writeString(directory.resolve("package.json"), "{\"private\":true}");
        List<String> command = new ArrayList<>(List.of(
                Tools.findOrSkip("npm", WHAT).toString(),
                "install",
                "--silent",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts"));
        command.addAll(List.of(packages));
        Tools.run(directory, Map.of(), command);
    }

    private void npx(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Tools.findOrSkip("npx", WHAT).toString(), "--no-install"));
        command.addAll(List.of(arguments));
        Tools.run(directory, Map.of(), command);
    }

    private void compile(String file) throws IOException, InterruptedException {
        npx(
                "tsc",
                "--strict",
                "--noEmit",
                "--skipLibCheck",
                "--target",
                "es2022",
                "--module",
                "esnext",
                "--moduleResolution",
                "bundler",
                "--lib",
                "es2022,dom,dom.iterable",
                file);
    }

    private void openapiGenerator(String generator, String output, String properties)
            throws IOException, InterruptedException {
        Tools.run(
                directory,
                Map.of(),
                List.of(
                        maven().toString(),
                        "-B",
                        "-q",
                        COPY,
                        "-Dartifact=" + GENERATOR,
                        "-DoutputDirectory=" + directory,
                        "-Dmdep.stripVersion"));
        Tools.run(
                directory,
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        "openapi-generator-cli.jar",
                        "generate",
                        "-i",
                        DOCUMENT.toString(),
                        "-g",
                        generator,
                        "-o",
                        output,
                        "--additional-properties=" + properties));
    }

    private static Path maven() {
        return Tools.findOrSkip("mvn", WHAT);
    }
}
