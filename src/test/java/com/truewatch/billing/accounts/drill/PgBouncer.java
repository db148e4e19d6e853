package com.truewatch.billing.accounts.drill;

import static org.awaitility.Awaitility.await;

import com.truewatch.billing.accounts.testing.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The PgBouncer of this machine, in front of a server: it lends its few connections for one transaction. */
final class PgBouncer implements AutoCloseable {
    static final int CONNECTIONS = 8;

    private final int port = ServiceProcess.freePort();
    private final Process process;

    /** Takes connections when this returns. */
    PgBouncer(Path program, int serverPort) throws IOException {
        Path directory = Files.createTempDirectory("pgbouncer");
        // It does not run as root, and who it runs as reads its files.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path users = Files.writeString(
                directory.resolve("users"), "\"accounts_application\" \"\"\n\"accounts_migration\" \"\"\n");
        Path file = Files.writeString(
                directory.resolve("pgbouncer.ini"), """
                [databases]
                postgres = host=127.0.0.1 port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                pool_mode = transaction
                default_pool_size = %d
                """.formatted(serverPort, port, users, CONNECTIONS));
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(file.toString());
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "pgbouncer.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            }
        });
    }

    static Optional<Path> find() {
        return Stream.of(
                        System.getenv("PGBOUNCER"),
                        "/usr/sbin/pgbouncer",
                        "/usr/bin/pgbouncer",
                        "/opt/homebrew/bin/pgbouncer")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** For the application's role. */
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=accounts_application";
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
