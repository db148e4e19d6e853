package com.truewatch.billing.accounts.delivery.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.truewatch.billing.accounts.testing.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that does not say who it is gets no mail, and no worker for long. */
class MailGreetingTest {
    private final TestClock clock = new TestClock();
    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket server;

    @BeforeEach
    void aServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void isHeardOnceInTenSecondsWhileAllIsWell() {
        greetWith("220 mail.example ready\r\n");
        MailGreeting greeting = greeting();

        greeting.require();
        greeting.require();
        assertEquals(1, connections.get());

        clock.advance(Duration.ofSeconds(10));
        greeting.require();
        assertEquals(2, connections.get());

        greeting.failed();
        greeting.require();
        assertEquals(3, connections.get());

        clock.advance(Duration.ofSeconds(9));
        greeting.heard();
        clock.advance(Duration.ofSeconds(9));
        greeting.require();
        assertEquals(3, connections.get());
    }

    @Test
    void ofManyLinesIsTheFirst() {
        greetWith("220-mail.example\r\n");

        greeting().require();
    }

    /** Nobody even accepts: the connection stands, and nothing is ever said. */
    @Test
    void thatDoesNotComeEndsTheWait() {
        assertThrows(UncheckedIOException.class, greeting()::require);
    }

    @ParameterizedTest
    @ValueSource(strings = {"554 no\r\n", "421 busy\r\n", "HTTP/1.1 400 Bad Request\r\n", "22", ""})
    void thatIsNoneIsRefused(String said) {
        greetWith(said);

        assertThrows(UncheckedIOException.class, greeting()::require);
    }

    @Test
    void ofAServerThatIsAwayIsNotWaitedFor() throws IOException {
        server.close();

        assertThrows(UncheckedIOException.class, greeting()::require);
    }

    private MailGreeting greeting() {
        return new MailGreeting(
                "127.0.0.1", Optional.of(server.getLocalPort()), Optional.empty(), Optional.empty(), config(), clock);
    }

    private void greetWith(String said) {
        Thread serving = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    connections.incrementAndGet();
                    client.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
                    client.shutdownOutput();
                    client.getInputStream().readAllBytes();
                } catch (IOException closed) {
                    // The test is over.
                }
            }
        });
        serving.setDaemon(true);
        serving.start();
    }

    private static MailConfig config() {
        return new MailConfig() {
            @Override
            public String messageIdDomain() {
                return "mail.example";
            }

            @Override
            public Optional<String> replyTo() {
                return Optional.empty();
            }

            @Override
            public Duration greetingTimeout() {
                return Duration.ofMillis(500);
            }

            @Override
            public Duration lateAfter() {
                return Duration.ofMinutes(5);
            }
        };
    }
}
