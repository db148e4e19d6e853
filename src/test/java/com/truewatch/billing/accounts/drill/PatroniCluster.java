package com.truewatch.billing.accounts.drill;

import static org.awaitility.Awaitility.await;

import com.truewatch.billing.accounts.testing.OwnDatabase;
import com.truewatch.billing.accounts.testing.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Two nodes of this machine's Patroni and PostgreSQL, and one etcd: a leader and its synchronous standby. */
final class PatroniCluster implements AutoCloseable {
    private static final Path PATRONI = Path.of("/usr/bin/patroni");
    private static final Path PATRONICTL = Path.of("/usr/bin/patronictl");
    private static final Path ETCD = Path.of("/usr/bin/etcd");
    private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql");
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory = Files.createTempDirectory("patroni");
    private final int etcdPort = ServiceProcess.freePort();
    private final Process etcd;
    private final List<Node> nodes = new ArrayList<>();

    /** With a leader and a synchronous standby when this returns. */
    PatroniCluster() throws IOException {
        // PostgreSQL does not run as root, and who it runs as writes here.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        String client = "http://127.0.0.1:" + etcdPort;
        String peer = "http://127.0.0.1:" + ServiceProcess.freePort();
        etcd = start(
                "etcd",
                List.of(
                        ETCD.toString(),
                        "--data-dir=" + directory.resolve("etcd"),
                        "--listen-client-urls=" + client,
                        "--advertise-client-urls=" + client,
                        "--listen-peer-urls=" + peer,
                        "--initial-advertise-peer-urls=" + peer,
                        "--initial-cluster=default=" + peer));
        for (String name : List.of("a", "b")) {
            Node node = new Node(name);
            nodes.add(node);
            node.start();
        }
        awaitSynchronous();
    }

    /** What is missing on this machine for it; empty where nothing is. */
    static Optional<String> missing() throws IOException {
        for (Path program : List.of(PATRONI, PATRONICTL, ETCD)) {
            if (!Files.isExecutable(program)) {
                return Optional.of(program.toString());
            }
        }
        return binaries().isPresent() ? Optional.empty() : Optional.of(POSTGRESQL.toString());
    }

    /** Of both nodes, for whichever leads. */
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + nodes.get(0).port + ",127.0.0.1:" + nodes.get(1).port
                + "/postgres?user=postgres&targetServerType=primary&hostRecheckSeconds=1";
    }

    /** The leader's PostgreSQL and its Patroni, as when its machine is gone. */
    Node killLeader() {
        Node leader = leader();
        leader.patroni.destroyForcibly();
        OwnDatabase.kill(leader.home);
        return leader;
    }

    /** Lets the standby lead, as before work on the leader. */
    void switchOver() throws IOException {
        Process command = start(
                "switchover",
                List.of(
                        PATRONICTL.toString(),
                        "-c",
                        nodes.get(0).file().toString(),
                        "switchover",
                        "--force",
                        "accounts"));
        if (command.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("No switchover: see target/patroni-switchover.log");
        }
    }

    /** Until both are there, and a commit waits for both. */
    void awaitSynchronous() {
        await().atMost(LONGEST_START)
                .ignoreExceptions()
                .until(() -> nodes.stream().anyMatch(it -> it.is("primary"))
                        && nodes.stream().anyMatch(it -> it.is("synchronous")));
    }

    Node leader() {
        return nodes.stream().filter(it -> it.is("primary")).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        nodes.forEach(it -> {
            it.patroni.destroyForcibly().onExit().join();
            OwnDatabase.kill(it.home);
        });
        etcd.destroyForcibly().onExit().join();
    }

    private Process start(String name, List<String> program) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "patroni-" + name + ".log").toFile()))
                .start();
    }

    private static Optional<Path> binaries() throws IOException {
        if (!Files.isDirectory(POSTGRESQL)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(POSTGRESQL)) {
            return versions.map(it -> it.resolve("bin"))
                    .filter(it -> Files.isExecutable(it.resolve("postgres")))
                    .max(Comparator.naturalOrder());
        }
    }

    /** One server, and the Patroni that leads it. */
    final class Node {
        private final String name;
        private final Path home;
        private final int port = ServiceProcess.freePort();
        private final int restPort = ServiceProcess.freePort();
        private Process patroni;

        private Node(String name) throws IOException {
            this.name = name;
            this.home = directory.resolve(name);
            Files.createDirectory(home);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
            Files.writeString(file(), """
                    scope: accounts
                    name: %1$s
                    restapi: {listen: "127.0.0.1:%2$d", connect_address: "127.0.0.1:%2$d"}
                    etcd3: {hosts: "127.0.0.1:%3$d"}
                    bootstrap:
                      dcs:
                        ttl: 20
                        loop_wait: 5
                        retry_timeout: 5
                        synchronous_mode: true
                        postgresql: {use_pg_rewind: true}
                      initdb: [encoding: UTF8, locale: C.UTF-8, data-checksums]
                      pg_hba: [host all all 127.0.0.1/32 trust, host replication all 127.0.0.1/32 trust]
                      users: {rewinder: {password: rewinder, options: [superuser]}}
                    postgresql:
                      listen: "127.0.0.1:%4$d"
                      connect_address: "127.0.0.1:%4$d"
                      data_dir: %5$s/data
                      bin_dir: %6$s
                      pgpass: %5$s/pgpass
                      authentication:
                        superuser: {username: postgres}
                        replication: {username: replicator}
                        rewind: {username: rewinder}
                      parameters: {unix_socket_directories: %5$s, max_connections: 100}
                    """.formatted(
                            name, restPort, etcdPort, port, home, binaries().orElseThrow()));
        }

        /** For the first time, or again after it was killed. */
        void start() throws IOException {
            patroni = PatroniCluster.this.start(name, List.of(PATRONI.toString(), file().toString()));
        }

        private Path file() {
            return home.resolve("patroni.yaml");
        }

        private boolean is(String role) {
            try {
                HttpRequest question = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + restPort + "/" + role))
                        .timeout(LONGEST_ANSWER)
                        .build();
                return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException away) {
                return false;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
