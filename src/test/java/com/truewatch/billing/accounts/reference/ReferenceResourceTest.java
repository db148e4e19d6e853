package com.truewatch.billing.accounts.reference;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.Collator;
import com.truewatch.billing.accounts.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReferenceResourceTest {
    private static final String INDUSTRIES = "/api/v1/reference/industries";
    private static final String REGIONS = "/api/v1/reference/regions";

    @Test
    void everyIndustryIsOfferedOnceInTheOrderOfTheForm() {
        assertEquals(
                Arrays.stream(Industry.values()).map(Enum::name).toList(),
                get(INDUSTRIES, "en").jsonPath().getList("items.code"));
    }

    @Test
    void everyRegionIsOfferedOnceSortedByItsName() {
        Response answer = get(REGIONS, "en");
        List<String> codes = answer.jsonPath().getList("items.code");
        List<String> names = answer.jsonPath().getList("items.name");

        assertEquals(Set.of(Locale.getISOCountries()), Set.copyOf(codes));
        assertEquals(codes.size(), Set.copyOf(codes).size());
        assertEquals(
                names.stream()
                        .sorted(Collator.getInstance(Locale.ENGLISH)::compare)
                        .toList(),
                names);
        assertTrue(names.stream().noneMatch(String::isBlank));
    }

    @ParameterizedTest
    @CsvSource({
        "en,Singapore,Software and IT services,en",
        "zh,新加坡,软件与信息技术服务,zh",
        "'zh-CN,zh;q=0.9,en;q=0.8',新加坡,软件与信息技术服务,zh",
        "'fr,en;q=0.5',Singapore,Software and IT services,en",
        "fr,Singapore,Software and IT services,en",
        "*,Singapore,Software and IT services,en",
        "';;;q=x',Singapore,Software and IT services,en"
    })
    void namesFollowTheReadersLanguage(String accepted, String region, String industry, String language) {
        get(REGIONS, accepted)
                .then()
                .header("Content-Language", language)
                .body("items.find { it.code == 'SG' }.name", equalTo(region));
        get(INDUSTRIES, accepted)
                .then()
                .header("Content-Language", language)
                .body("items.find { it.code == 'SOFTWARE' }.name", equalTo(industry));
    }

    @ParameterizedTest
    @ValueSource(strings = {INDUSTRIES, REGIONS})
    void cachesKeepOneCopyPerLanguageForAnHour(String list) {
        Response answer = get(list, "zh");

        answer.then().header("Cache-Control", containsString("max-age=3600")).body("nextCursor", nullValue());
        assertTrue(answer.headers().getValues("Vary").contains("Accept-Language"));
        assertTrue(answer.headers().getValues("Vary").contains("Origin"));
    }

    private static Response get(String list, String accepted) {
        Response answer = Client.anonymous().header("Accept-Language", accepted).get(list);
        answer.then().statusCode(200);
        return answer;
    }
}
