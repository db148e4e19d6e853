package com.truewatch.billing.accounts.platform.metrics;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Metrics;
import com.truewatch.billing.accounts.testing.Wire;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody makes the metrics longer by asking for what is not there. */
@QuarkusTest
class SeriesTest {
    private static final String HOST = "Host: localhost\r\n";

    @Test
    void whatClientsMakeUpIsNoSeries() throws IOException {
        for (int i = 0; i < 20; i++) {
            send("INVENTED" + i + " /api/v1/account HTTP/1.1\r\n" + HOST);
            send("GET /invented" + i + " HTTP/1.1\r\n");
            send("GET /invented" + i + " HTTP/1.1\r\n" + HOST);
            send("GET /invented" + i + " HTTP/9.9\r\n" + HOST);
            send("GET /invented" + i + "| HTTP/1.1\r\n" + HOST);
            send("POST /q/invented" + i + " HTTP/1.1\r\n" + HOST);
            send("GET //invented" + i + " HTTP/1.1\r\n" + HOST);
            send("PUT /q/swagger-ui/invented" + i + " HTTP/1.1\r\n" + HOST);
            send("OPTIONS /invented" + i + " HTTP/1.1\r\n" + HOST);
            send("POST /q/metrics/invented" + i + " HTTP/1.1\r\n" + HOST);
        }
        send("GET /.well-known/jwks.json HTTP/1.1\r\n" + HOST);

        await().until(() -> Metrics.lines().stream().anyMatch(it -> it.contains("uri=\"/.well-known/jwks.json\"")));
        List<String> invented = Metrics.lines().stream()
                .filter(it -> it.toLowerCase(java.util.Locale.ROOT).contains("invented"))
                .toList();
        assertEquals(List.of(), invented);
    }

    @Test
    void eachTagHasACeiling() {
        TagCeiling ceiling = new TagCeiling();
        Set<String> told = new HashSet<>();
        for (int i = 0; i < 2 * TagCeiling.MOST_VALUES; i++) {
            Meter.Id id = new Meter.Id("x", Tags.of("a", "v" + i, "b", "same"), null, null, Meter.Type.COUNTER);
            Meter.Id mapped = ceiling.map(id);
            told.add(mapped.getTag("a"));
            assertEquals("same", mapped.getTag("b"));
        }
        assertEquals(TagCeiling.MOST_VALUES + 1, told.size());
        assertTrue(told.contains(TagCeiling.OTHER));
        assertFalse(told.contains("v" + TagCeiling.MOST_VALUES));
    }

    @Test
    void theyComeInTheFormThatIsAskedFor() throws IOException {
        for (String method : List.of("GET", "POST")) {
            String ask = method + " /q/metrics HTTP/1.1\r\n" + HOST + "Content-Length: 0\r\nAccept: ";
            Wire.Answer answer = Wire.exchange(ask + "application/openmetrics-text\r\n\r\n");

            assertEquals(200, answer.status(), method);
            assertTrue(answer.headers().getOrDefault("content-type", "").startsWith("application/openmetrics-text"));
            assertTrue(answer.body().endsWith("# EOF\n"));
            Wire.exchange(ask + "image/png\r\n\r\n").assertProblem(406, "not-acceptable");
        }
    }

    private static void send(String head) throws IOException {
        assertTrue(Wire.exchange(head + "\r\n").status() > 0);
    }
}
