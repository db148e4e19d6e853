package com.truewatch.billing.accounts.delivery.sms;

import com.truewatch.billing.accounts.platform.http.OutboundHttp;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;

/**
 * Speaks to providers over HTTP, each request once, and knows of each failure whether the request can have arrived. The
 * JDK's client repeats no POST by itself; redirects are not followed.
 */
class ProviderClient {
    private final OutboundHttp http;
    private final boolean plainHttpAllowed;

    /** {@code plainHttpAllowed} is for stubs on one's own machine. */
    ProviderClient(SmsConfig config, boolean plainHttpAllowed) {
        this.http = new OutboundHttp(config.connectTimeout(), config.timeout());
        this.plainHttpAllowed = plainHttpAllowed;
    }

    /**
     * This URL, when messages and keys may be sent there.
     *
     * @throws IllegalStateException when it is none of a server, or without TLS
     */
    URI requireUsable(String setting, URI url) {
        OutboundHttp.requireServer(setting, url, plainHttpAllowed);
        if (url.getQuery() != null || url.getPath().length() > 1) {
            throw new IllegalStateException(setting + " is not the https URL of a server, without a path");
        }
        return url;
    }

    /** Sends a request once; {@code reading} says what an answer means. */
    SmsOutcome send(String gateway, HttpRequest request, Function<ProviderAnswer, SmsOutcome> reading) {
        try {
            HttpResponse<String> answer = http.send(request);
            return reading.apply(ProviderAnswer.of(answer.statusCode(), answer.body()));
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException unsent) {
            // Without a name, a connection or TLS the request was never written; whatever fails later may be after it.
            return new SmsOutcome.Failed(gateway, SmsFailure.UNREACHABLE, "");
        } catch (HttpTimeoutException late) {
            return new SmsOutcome.Failed(gateway, SmsFailure.TIMED_OUT, "");
        } catch (IOException lost) {
            return new SmsOutcome.Failed(gateway, SmsFailure.CONNECTION_LOST, "");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new SmsOutcome.Failed(gateway, SmsFailure.TIMED_OUT, "");
        }
    }
}
