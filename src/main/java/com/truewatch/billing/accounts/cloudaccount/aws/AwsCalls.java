package com.truewatch.billing.accounts.cloudaccount.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.cloudaccount.aws.AwsFailure.Reason;
import com.truewatch.billing.accounts.platform.aws.SigV4Signer;
import com.truewatch.billing.accounts.platform.http.OutboundHttp;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Speaks JSON 1.1 with AWS Marketplace. Its operations only read, so a call that failed is made again, in all within five seconds. */
@Singleton
class AwsCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);
    private static final Set<String> TOKEN_REFUSED = Set.of("InvalidTokenException", "ExpiredTokenException");
    private static final Set<String> BUSY = Set.of("ThrottlingException", "InternalServiceErrorException");

    private final OutboundHttp http;
    private final AwsConfig config;

    AwsCalls(AwsConfig config) {
        this.config = config;
        this.http = new OutboundHttp(config.connectTimeout(), config.timeout());
    }

    /**
     * The answer to a call.
     *
     * @param signer with our keys; null where there are none
     * @param url of the service
     * @param target the operation, for example {@code AWSMPMeteringService.ResolveCustomer}
     * @throws AwsFailure where there is none
     */
    JsonNode call(@Nullable SigV4Signer signer, URI url, String target, JsonNode body) {
        long begin = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return callOnce(signer, url, target, body.toString());
            } catch (AwsFailure failed) {
                boolean late = System.nanoTime() - begin + config.timeout().toNanos() > LONGEST.toNanos();
                if (failed.reason() != Reason.AWAY || attempt == MOST_ATTEMPTS || late) {
                    throw failed;
                }
                pause();
            }
        }
    }

    private JsonNode callOnce(@Nullable SigV4Signer signer, URI url, String target, String body) {
        if (signer == null) {
            throw new AwsFailure(Reason.MISCONFIGURED, "no credentials");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(body));
        Map<String, String> headers = Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", target);
        signer.sign(url, headers, body).forEach((name, values) -> {
            // The client writes this one itself, the same.
            if (!name.equalsIgnoreCase("Host")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return read(http.send(request.build()));
        } catch (IOException failed) {
            throw new AwsFailure(Reason.AWAY, failed.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AwsFailure(Reason.AWAY, "stopping");
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        JsonNode body;
        try {
            body = JSON.readTree(answer.body());
        } catch (JsonProcessingException malformed) {
            throw new AwsFailure(Reason.AWAY, "malformed answer " + answer.statusCode());
        }
        if (answer.statusCode() == 200 && body.isObject()) {
            return body;
        }
        String type = body.path("__type").asText("");
        String code = type.substring(type.indexOf('#') + 1);
        if (TOKEN_REFUSED.contains(code)) {
            throw new AwsFailure(Reason.TOKEN_REFUSED, code);
        }
        boolean away = BUSY.contains(code) || answer.statusCode() >= 500;
        throw new AwsFailure(away ? Reason.AWAY : Reason.MISCONFIGURED, answer.statusCode() + " " + code);
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toMillis() / 4, LONGEST_PAUSE.toMillis()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AwsFailure(Reason.AWAY, "stopping");
        }
    }
}
