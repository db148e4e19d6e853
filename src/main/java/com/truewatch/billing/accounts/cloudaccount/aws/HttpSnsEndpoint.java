package com.truewatch.billing.accounts.cloudaccount.aws;

import com.truewatch.billing.accounts.cloudaccount.aws.AwsFailure.Reason;
import com.truewatch.billing.accounts.platform.http.OutboundHttp;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Over HTTPS, without redirects, and no more than a certificate needs. */
@Singleton
class HttpSnsEndpoint implements SnsEndpoint {
    private static final int MOST_BYTES = 64 * 1024;

    private final OutboundHttp http;

    HttpSnsEndpoint(AwsConfig config) {
        this.http = new OutboundHttp(config.connectTimeout(), config.timeout());
    }

    @Override
    public byte[] get(URI url) {
        try {
            HttpResponse<InputStream> answer =
                    http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] content = body.readNBytes(MOST_BYTES + 1);
                if (answer.statusCode() != 200 || content.length > MOST_BYTES) {
                    throw new AwsFailure(Reason.AWAY, "SNS " + answer.statusCode());
                }
                return content;
            }
        } catch (IOException failed) {
            throw new AwsFailure(Reason.AWAY, failed.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AwsFailure(Reason.AWAY, "stopping");
        }
    }
}
