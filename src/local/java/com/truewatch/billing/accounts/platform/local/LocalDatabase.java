package com.truewatch.billing.accounts.platform.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL from Maven's binaries, a child of this process, reachable on the loopback address only. */
public final class LocalDatabase implements AutoCloseable {
    /** Unpacking the binaries on a slow first start takes longer than the library's ten seconds. */
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final EmbeddedPostgres server;
    private final @Nullable FileChannel lock;

    private LocalDatabase(EmbeddedPostgres server, @Nullable FileChannel lock) {
        this.server = server;
        this.lock = lock;
    }

    /**
     * A server over the data in this directory, made on the first start and kept with PostgreSQL's own durability. A
     * server that a killed predecessor left running is stopped first.
     *
     * @throws IllegalStateException when another instance uses the directory
     */
    public static LocalDatabase startKept(Path directory) throws IOException {
        createPrivate(directory);
        FileChannel lock = lock(directory);
        Path data = directory.resolve("postgresql-18");
        stopOrphan(data.resolve("postmaster.pid"));
        EmbeddedPostgres server = server(Files.createDirectories(directory.resolve("binaries")))
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        return new LocalDatabase(server, lock);
    }

    /** A server for a test run: fast, and forgotten with it. */
    public static LocalDatabase startForgotten() throws IOException {
        Path binaries = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("truewatch-billing-accounts-" + System.getProperty("user.name")));
        return new LocalDatabase(server(binaries).setRegisterShutdownHook(true).start(), null);
    }

    /** For the superuser of this server, whom everyone on this machine may be. */
    public String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    /** The same for another database of the server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database + "?user=postgres";
    }

    /** Waits until the server has written everything down. */
    @Override
    public void close() {
        try {
            server.close();
            if (lock != null) {
                lock.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static EmbeddedPostgres.Builder server(Path workingDirectory) {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(workingDirectory.toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_START)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("max_connections", "100")
                .setServerConfig("log_error_verbosity", "terse");
    }

    /** For its owner only: whoever could replace the binaries could run as the owner. */
    private static void createPrivate(Path directory) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException sameProcess) {
            // The same refusal as for another process.
        }
        channel.close();
        throw new IllegalStateException("Another instance uses " + directory
                + ". Give this one a directory of its own by ACCOUNTS_LOCAL_DATA_DIRECTORY.");
    }

    /** The lock is ours, so whoever started it is gone. */
    private static void stopOrphan(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
        Optional<ProcessHandle> orphan = ProcessHandle.of(pid)
                .filter(it -> it.info()
                        .command()
                        .filter(command -> command.contains("postgres"))
                        .isPresent());
        if (orphan.isEmpty()) {
            return;
        }
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            orphan.get().destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
