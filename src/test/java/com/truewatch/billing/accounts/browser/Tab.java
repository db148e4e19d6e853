package com.truewatch.billing.accounts.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page of a site whose script calls the service with {@code fetch}; it sees what a script is shown. */
final class Tab {
    private static final String FETCH = """
            async ({method, url, token, body, credentials}) => {
              const headers = {};
              if (token !== null) headers['Authorization'] = 'Bearer ' + token;
              if (body !== null) headers['Content-Type'] = 'application/json';
              try {
                const answer = await fetch(url, {method, headers, credentials, body: body ?? undefined});
                return {
                  status: answer.status,
                  entityTag: answer.headers.get('ETag'),
                  retryAfter: answer.headers.get('Retry-After'),
                  body: await answer.text()
                };
              } catch (failure) {
                return {status: 0, failure: failure.name};
              }
            }""";

    private final Page page;
    private final String apiUrl;

    private Tab(Page page, String apiUrl) {
        this.page = page;
        this.apiUrl = apiUrl;
    }

    /** Opens the site; its script will call the service there. */
    static Tab open(BrowserContext browser, Site site, String serviceUrl) {
        Page page = browser.newPage();
        page.navigate(site.origin() + "/");
        return new Tab(page, serviceUrl + "/api/v1");
    }

    /** Cookies go with it and are kept. */
    Answer call(String method, String path, @Nullable String token, @Nullable String body) {
        return answer(page.evaluate(FETCH, request(method, path, token, body, "include")));
    }

    /** Cookies neither go with it nor are kept. */
    Answer callWithoutCookies(String method, String path, @Nullable String token) {
        return answer(page.evaluate(FETCH, request(method, path, token, null, "omit")));
    }

    /** Begins a call and does not wait for its answer: see {@link #awaitAnswer}. */
    void begin(String method, String path) {
        page.evaluate(
                "request => { window.begun = (" + FETCH + ")(request); }",
                request(method, path, null, null, "include"));
    }

    /** The answer of the call that was begun. */
    Answer awaitAnswer() {
        return answer(page.evaluate("() => window.begun"));
    }

    /** As the demo account. */
    String logIn() {
        return call("POST", "/sessions", null, "{\"login\":\"demo\",\"password\":\"demo-password-for-local-use\"}")
                .text("accessToken");
    }

    private Map<String, @Nullable Object> request(
            String method, String path, @Nullable String token, @Nullable String body, String credentials) {
        Map<String, @Nullable Object> request = new HashMap<>();
        request.put("method", method);
        request.put("url", apiUrl + path);
        request.put("token", token);
        request.put("body", body);
        request.put("credentials", credentials);
        return request;
    }

    private static Answer answer(Object seen) {
        Map<?, ?> members = (Map<?, ?>) seen;
        return new Answer(
                Objects.requireNonNull((Integer) members.get("status")),
                (String) members.get("entityTag"),
                (String) members.get("retryAfter"),
                (String) members.get("body"),
                (String) members.get("failure"));
    }

    /**
     * What the script saw.
     *
     * @param status 0 where the browser showed it no answer
     * @param failure the name of the error that {@code fetch} threw
     */
    record Answer(
            int status,
            @Nullable String entityTag,
            @Nullable String retryAfter,
            @Nullable String body,
            @Nullable String failure) {
        /** A member of the body. */
        String text(String member) {
            return JsonPath.from(body).getString(member);
        }
    }
}
