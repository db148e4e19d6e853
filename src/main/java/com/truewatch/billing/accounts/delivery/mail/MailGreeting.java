package com.truewatch.billing.accounts.delivery.mail;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hears a mail server's greeting (RFC 5321, 4.3.1) before a mail is handed to the mailer, which waits for one without end and
 * keeps the place of such a connection: on a connection of its own, unless the server was heard a moment ago. Of a server that
 * speaks TLS from the start it only sees that it accepts connections.
 */
@Singleton
class MailGreeting {
    private static final Duration HEARD_FOR = Duration.ofSeconds(10);
    private static final int LONGEST = 512;
    private static final byte[] QUIT = "QUIT\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InetSocketAddress server;
    private final boolean silentAtFirst;
    private final Duration longest;
    private final Clock clock;
    private volatile Instant heardAt = Instant.MIN;

    MailGreeting(
            @ConfigProperty(name = "quarkus.mailer.host", defaultValue = "localhost") String host,
            @ConfigProperty(name = "quarkus.mailer.port") Optional<Integer> port,
            @ConfigProperty(name = "quarkus.mailer.ssl") Optional<Boolean> ssl,
            @ConfigProperty(name = "quarkus.mailer.tls") Optional<Boolean> tls,
            MailConfig config,
            Clock clock) {
        this.silentAtFirst = tls.or(() -> ssl).orElse(false);
        this.server = InetSocketAddress.createUnresolved(host, port.orElse(silentAtFirst ? 465 : 25));
        this.longest = config.greetingTimeout();
        this.clock = clock;
    }

    /**
     * Returns when the server was heard now or a moment ago.
     *
     * @throws UncheckedIOException when it cannot be reached, says nothing in time, or something else
     */
    void require() {
        if (clock.instant().isBefore(heardAt.plus(HEARD_FOR))) {
            return;
        }
        try (Socket socket = new Socket()) {
            hear(socket);
            heard();
        } catch (IOException silent) {
            throw new UncheckedIOException(silent);
        }
    }

    /** The server took a mail just now. */
    void heard() {
        heardAt = clock.instant();
    }

    /** The server failed just now: it is listened to anew. */
    void failed() {
        heardAt = Instant.MIN;
    }

    private void hear(Socket socket) throws IOException {
        long deadline = System.nanoTime() + longest.toNanos();
        socket.connect(new InetSocketAddress(server.getHostString(), server.getPort()), millisUntil(deadline));
        if (silentAtFirst) {
            return;
        }
        String line = line(socket, deadline);
        if (!line.startsWith("220")) {
            throw new IOException("The mail server does not greet: " + line.substring(0, Math.min(3, line.length())));
        }
        socket.getOutputStream().write(QUIT);
    }

    private static String line(Socket socket, long deadline) throws IOException {
        StringBuilder line = new StringBuilder();
        int read = 0;
        while (read != '\n' && line.length() < LONGEST) {
            socket.setSoTimeout(millisUntil(deadline));
            read = socket.getInputStream().read();
            if (read < 0) {
                throw new IOException("The mail server closes instead of greeting");
            }
            line.append((char) read);
        }
        return line.toString();
    }

    /** Never zero, which would be without end. */
    private static int millisUntil(long deadline) throws SocketTimeoutException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("The mail server says nothing");
        }
        return (int) left;
    }
}
