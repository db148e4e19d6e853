package com.truewatch.billing.accounts.platform.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls to the servers of others: without redirects, each request once, and in a time that holds for the whole answer. That
 * of the JDK's requests ends with the head of the answer.
 */
public final class OutboundHttp {
    private final HttpClient http;
    private final Duration timeout;

    /**
     * A client of its own for those who call.
     *
     * @param connectTimeout without a connection by then, nothing was sent
     * @param timeout for the whole answer
     */
    public OutboundHttp(Duration connectTimeout, Duration timeout) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.timeout = timeout;
    }

    /**
     * This URL, when secrets may be sent there.
     *
     * @param setting which gives it
     * @param plainHttpAllowed for stubs on one's own machine
     * @throws IllegalStateException when it is no URL of a server, or without TLS where that is not allowed
     */
    public static URI requireServer(String setting, URI url, boolean plainHttpAllowed) {
        if (!isOfServer(url, plainHttpAllowed)) {
            throw new IllegalStateException(setting + " is not the https URL of a server");
        }
        return url;
    }

    /** Whether a URL names a server and nobody on it, with TLS unless that may be left out. */
    static boolean isOfServer(URI url, boolean plainHttpAllowed) {
        boolean schemeFits = "https".equals(url.getScheme()) || (plainHttpAllowed && "http".equals(url.getScheme()));
        return schemeFits && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null;
    }

    /**
     * The answer to this request.
     *
     * @throws HttpTimeoutException when it was not there in time
     * @throws IOException of the kind that says how far the request came
     */
    public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return send(request, BodyHandlers.ofString());
    }

    /** The same for a body of another kind; one that is a stream is read by the caller, in no time of ours. */
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new HttpTimeoutException("no whole answer within " + timeout);
        } catch (InterruptedException stopping) {
            answer.cancel(true);
            throw stopping;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** The same, while others are asked: it ends with a {@link TimeoutException} when the answer is not there in time. */
    public CompletableFuture<HttpResponse<String>> begin(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.ofString()).orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
