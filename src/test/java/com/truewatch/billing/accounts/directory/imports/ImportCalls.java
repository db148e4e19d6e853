package com.truewatch.billing.accounts.directory.imports;

import static java.util.concurrent.TimeUnit.MINUTES;

import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The calls by which staff import accounts. */
final class ImportCalls {
    static final String PATH = "/api/v1/operator/imports";

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private ImportCalls() {}

    static RequestSpecification operator() {
        return Platform.operator("import");
    }

    static String token() {
        return Platform.operatorToken("import");
    }

    /** A username that nobody has. */
    static String freshName() {
        return "imported" + COUNTER.incrementAndGet();
    }

    /** An account in Chinese. */
    static String line(String name) {
        return "{\"username\":\"" + name + "\",\"email\":\"" + name
                + "@mail.example\",\"profile\":{\"companyName\":\"Acme\"},\"locale\":\"zh\"}";
    }

    static Response send(byte[] file, boolean dryRun, @Nullable String key) {
        RequestSpecification request = operator()
                .config(AS_IT_IS)
                .contentType("application/x-ndjson")
                .queryParam("dryRun", dryRun)
                .body(file);
        return (key == null ? request : request.header("Idempotency-Key", key)).post(PATH);
    }

    /** The report of an import that is done. */
    static Response done(String file) {
        return done(send(file.getBytes(StandardCharsets.UTF_8), false, null));
    }

    static Response done(Response sent) {
        sent.then().statusCode(202);
        return await(sent.<String>path("id"));
    }

    /** However long it takes, as long as it goes on. */
    static Response await(String id) {
        Response seen = read(id);
        while (!isDone(seen)) {
            int lines = workedOn(seen);
            seen = Awaitility.await()
                    .atMost(2, MINUTES)
                    .until(() -> read(id), it -> isDone(it) || workedOn(it) > lines);
        }
        return seen;
    }

    private static Response read(String id) {
        return operator().get(PATH + "/" + id);
    }

    private static boolean isDone(Response answer) {
        return "COMPLETED".equals(answer.path("state"));
    }

    private static int workedOn(Response answer) {
        return answer.<Integer>path("accepted") + answer.<Integer>path("refused");
    }

    static UUID accountOf(Database database, String name) {
        return UUID.fromString(database.value("select id from account where username = ?", name));
    }

    /** As a copy of a column of bytes shows it. */
    static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
