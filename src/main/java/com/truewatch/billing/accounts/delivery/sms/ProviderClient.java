package com.truewatch.billing.accounts.delivery.sms;

import com.truewatch.billing.accounts.delivery.SmsFailure;
import com.truewatch.billing.accounts.delivery.SmsOutcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to providers over HTTP, each request once, and knows of each failure whether the request can have arrived. The
 * JDK's client repeats no POST by itself; redirects are not followed.
 */
class ProviderClient {
    private final HttpClient http;
    private final Duration timeout;
    private final boolean plainHttpAllowed;

    /** {@code plainHttpAllowed} is for stubs on one's own machine. */
    ProviderClient(SmsConfig config, boolean plainHttpAllowed) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.timeout = config.timeout();
        this.plainHttpAllowed = plainHttpAllowed;
    }

    /**
     * This URL, when messages and keys may be sent there.
     *
     * @throws IllegalStateException when it is none of a server, or without TLS
     */
    URI requireUsable(String setting, URI url) {
        boolean plain = "http".equals(url.getScheme());
        boolean ofServer = url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null;
        if (!ofServer
                || (!plain && !"https".equals(url.getScheme()))
                || url.getPath().length() > 1) {
            throw new IllegalStateException(setting + " is not the https URL of a server, without a path");
        }
        if (plain && !plainHttpAllowed) {
            throw new IllegalStateException(setting + " is without TLS, which is for local mode only");
        }
        return url;
    }

    /** Sends a request once; {@code reading} says what an answer means. */
    SmsOutcome send(String gateway, HttpRequest request, Function<ProviderAnswer, SmsOutcome> reading) {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            // Beyond the request's own timeout, which ends with the head of the answer.
            HttpResponse<String> whole = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return reading.apply(ProviderAnswer.of(whole.statusCode(), whole.body()));
        } catch (TimeoutException late) {
            answer.cancel(true);
            return new SmsOutcome.Failed(gateway, SmsFailure.TIMED_OUT, "");
        } catch (ExecutionException failed) {
            return new SmsOutcome.Failed(gateway, whatFailed(failed.getCause()), "");
        } catch (InterruptedException stopping) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new SmsOutcome.Failed(gateway, SmsFailure.TIMED_OUT, "");
        }
    }

    /** Without a name, a connection or TLS the request was never written; whatever fails later may be after it. */
    private static SmsFailure whatFailed(@Nullable Throwable cause) {
        if (cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException) {
            return SmsFailure.UNREACHABLE;
        }
        if (cause instanceof IOException) {
            return SmsFailure.CONNECTION_LOST;
        }
        throw new IllegalStateException(cause);
    }
}
