package com.truewatch.billing.accounts.platform.problem;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Raw;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemResourceTest {
    @Inject
    ProblemTexts texts;

    @ParameterizedTest
    @EnumSource(Problem.class)
    void everyTypeIsExplainedToPrograms(Problem problem) {
        Client.anonymous()
                .accept("application/json")
                .get(problem.type())
                .then()
                .statusCode(200)
                .body("type", equalTo(problem.type()))
                .body("status", equalTo(problem.status()))
                .body("title", equalTo(texts.title(problem, Locale.ENGLISH)))
                .body("detail", equalTo(texts.detail(problem, Locale.ENGLISH)));
    }

    @Test
    void itIsExplainedInChinese() {
        Client.anonymous()
                .accept("application/json")
                .header("Accept-Language", "zh-CN,zh;q=0.9")
                .get("/problems/code-expired")
                .then()
                .statusCode(200)
                .body("title", equalTo(texts.title(Problem.CODE_EXPIRED, Locale.CHINESE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void aBrowserGetsAPageInItsLanguage(String language) {
        HttpResponse<String> page = Raw.send(
                "GET",
                "/problems/code-expired",
                "Accept",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "Accept-Language",
                language);

        assertEquals(200, page.statusCode());
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), policy);
        assertEquals("DENY", page.headers().firstValue("X-Frame-Options").orElse(""));
        assertTrue(page.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
        assertTrue(page.body().contains("<html lang=\"" + language + "\">"), page.body());
        assertTrue(page.body()
                .contains("<h1>" + texts.title(Problem.CODE_EXPIRED, Locale.forLanguageTag(language)) + "</h1>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/problems/no-such-problem",
                "/problems/CODE-EXPIRED",
                "/problems/code_expired",
                "/problems/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "/problems/%7B7*7%7D"
            })
    void anUnknownNameIsNotFoundAndNotEchoed(String path) {
        HttpResponse<String> answer = Raw.send("GET", path, "Accept", "text/html, application/json;q=0.5");

        Raw.assertProblem(answer, 404, "not-found");
        assertFalse(answer.body().contains("script") || answer.body().contains("7*7"), answer.body());
    }

    @Test
    void theDetailOfARefusalFollowsTheReadersLanguage() {
        Client.anonymous()
                .header("Accept-Language", "zh")
                .get("/api/v1/account")
                .then()
                .statusCode(401)
                .body("detail", equalTo(texts.detail(Problem.AUTHENTICATION_REQUIRED, Locale.CHINESE)));
    }
}
