package com.truewatch.billing.accounts.platform.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The range service, over real HTTP. SHA-1 of "password" is 5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8. */
class BreachedPasswordsTest {
    private static final String PASSWORD = "password";
    private static final String SUFFIX = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";

    private final List<String> asked = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        ended.countDown();
        threads.shutdown();
        server.stop(0);
    }

    @Test
    void findsASuffixInTheRangeAndSendsNoMoreThanThePrefix() {
        answer(200, "0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n" + SUFFIX + ":10434004\r\n");

        assertTrue(configured().contains(PASSWORD));
        assertEquals(List.of("/range/5BAA6 padded"), asked);
    }

    @Test
    void takesPaddingForNothing() {
        answer(200, SUFFIX + ":0\r\n");

        assertFalse(configured().contains(PASSWORD));
    }

    @Test
    void keepsNobodyFromAPasswordThatIsNotInTheRange() {
        answer(200, "0018A45C4D1DEF81644B54AB7F969B88D65:3");

        assertFalse(configured().contains(PASSWORD));
    }

    @Test
    void keepsNobodyFromAPasswordWhenItFailsHangsOrIsAway() {
        answer(503, SUFFIX + ":1");
        assertFalse(configured().contains(PASSWORD));

        server.removeContext("/");
        server.createContext("/", exchange -> await());
        assertFalse(configured("PT0.2S").contains(PASSWORD));

        server.stop(0);
        assertFalse(configured().contains(PASSWORD));
    }

    @Test
    void asksNobodyWhereNoneIsConfigured() {
        answer(200, SUFFIX + ":1");

        assertFalse(of().contains(PASSWORD));
        assertEquals(List.of(), asked);
    }

    private void answer(int status, String body) {
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI()
                    + ("true".equals(exchange.getRequestHeaders().getFirst("Add-Padding")) ? " padded" : ""));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void await() {
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private BreachedPasswords configured() {
        return configured("PT30S");
    }

    private BreachedPasswords configured(String timeout) {
        return of(
                "accounts.password.breached.url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "accounts.password.breached.timeout",
                timeout);
    }

    private static BreachedPasswords of(String... settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(PasswordConfig.class);
        for (int i = 0; i < settings.length; i += 2) {
            builder.withDefaultValue(settings[i], settings[i + 1]);
        }
        return new BreachedPasswords(builder.build().getConfigMapping(PasswordConfig.class));
    }
}
