package com.truewatch.billing.accounts.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged jar of the production build, and the least that it must be told. */
public final class ProductionBuild {
    private static final int LONGEST_COMMAND_MINUTES = 2;

    private final Map<String, String> keys;

    /** With keys of its own, made by its own command. */
    public ProductionBuild() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("production-keys").resolve("keys");
        Result made = run(Map.of(), "generate-keys", directory.toString());
        if (made.status() != 0) {
            throw new IllegalStateException(made.output());
        }
        keys = new HashMap<>();
        for (String line : Files.readAllLines(directory.resolve("keys.env"))) {
            String[] setting = line.split("=", 2);
            keys.put(setting[0], setting[1]);
        }
    }

    /** Of the build that goes with this test run. */
    public static Path jar() {
        return Path.of(System.getProperty("production.jar", "target/production/quarkus-app/quarkus-run.jar"));
    }

    /** Everything that it does not start without. */
    public Map<String, String> settings(String jdbcUrl, PlatformKey platform, MailServer mails) throws IOException {
        Map<String, String> settings = new HashMap<>(keys);
        settings.putAll(mails.settings());
        // It has no local mode, and does not start with a setting that nobody reads.
        settings.keySet().removeIf(it -> it.startsWith("ACCOUNTS_LOCAL_"));
        settings.put("QUARKUS_MAILER_START_TLS", "DISABLED");
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl);
        settings.put("ACCOUNTS_PLATFORM_KEYS", platform.publish().toString());
        return settings;
    }

    /** Starts it on ports of its own; whether it is ready is another question. */
    public static ServiceProcess start(Map<String, String> settings) throws IOException {
        int port = ServiceProcess.freePort();
        int management = ServiceProcess.freePort();
        Map<String, String> all = new HashMap<>(settings);
        all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        URI readiness = URI.create("http://127.0.0.1:" + management + "/q/health/ready");
        return new ServiceProcess(jar(), port, readiness, all);
    }

    /** Runs it to its end, as a command that ends by itself. */
    public static Result run(Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("production", ".log");
        ProcessBuilder builder = new ProcessBuilder(ServiceProcess.command(jar()));
        builder.command().addAll(List.of(arguments));
        builder.environment().putAll(settings);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(LONGEST_COMMAND_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("It did not end: " + Files.readString(output));
        }
        return new Result(process.exitValue(), Files.readString(output));
    }

    /**
     * How a command ended.
     *
     * @param status of the process
     * @param output everything that it has printed
     */
    public record Result(int status, String output) {}
}
