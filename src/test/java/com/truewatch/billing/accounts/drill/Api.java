package com.truewatch.billing.accounts.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** Calls of the API, each once and over a connection of its own: the library repeats nothing behind our back. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_ANSWER_MS = 30_000;
    private static final int MOST_AT_ONCE = 200;

    private static final CloseableHttpClient HTTP = HttpClients.custom()
            .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .setMaxConnTotal(MOST_AT_ONCE)
            .setMaxConnPerRoute(MOST_AT_ONCE)
            .setDefaultRequestConfig(RequestConfig.custom()
                    .setCookieSpec(CookieSpecs.IGNORE_COOKIES)
                    .setConnectTimeout(LONGEST_ANSWER_MS)
                    .setSocketTimeout(LONGEST_ANSWER_MS)
                    .build())
            .build();

    private final String url;
    private final Tally tally;

    Api(String url, Tally tally) {
        this.url = url;
        this.tally = tally;
    }

    Answer get(String kind, String path, Map<String, String> headers) {
        return send(kind, RequestBuilder.get(), path, headers);
    }

    Answer delete(String kind, String path, Map<String, String> headers) {
        return send(kind, RequestBuilder.delete(), path, headers);
    }

    Answer post(String kind, String path, Map<String, String> headers, Map<String, ?> body) {
        return send(kind, RequestBuilder.post().setEntity(json(body)), path, headers);
    }

    Answer patch(String kind, String path, Map<String, String> headers, Map<String, ?> body) {
        return send(kind, RequestBuilder.patch().setEntity(json(body)), path, headers);
    }

    /** The header of a token. */
    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private Answer send(String kind, RequestBuilder request, String path, Map<String, String> headers) {
        request.setUri(url + "/api/v1" + path);
        headers.forEach(request::addHeader);
        Answer answer;
        try (CloseableHttpResponse response = HTTP.execute(request.build())) {
            answer = new Answer(
                    response.getStatusLine().getStatusCode(), body(response), cookies(response), entityTag(response));
        } catch (IOException cut) {
            answer = new Answer(Answer.NONE, MissingNode.getInstance(), Map.of(), "");
        }
        tally.add(kind, answer.status());
        return answer;
    }

    /** The body as it is sent. */
    static String text(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static StringEntity json(Map<String, ?> body) {
        return new StringEntity(text(body), ContentType.APPLICATION_JSON);
    }

    private static JsonNode body(HttpResponse response) throws IOException {
        return response.getEntity() == null
                ? MissingNode.getInstance()
                : JSON.readTree(EntityUtils.toByteArray(response.getEntity()));
    }

    private static Map<String, String> cookies(HttpResponse response) {
        Map<String, String> cookies = new HashMap<>();
        for (Header header : response.getHeaders("Set-Cookie")) {
            String[] pair = header.getValue().split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return cookies;
    }

    private static String entityTag(HttpResponse response) {
        Header tag = response.getFirstHeader("ETag");
        return tag == null ? "" : tag.getValue();
    }
}
