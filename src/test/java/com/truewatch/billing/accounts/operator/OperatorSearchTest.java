package com.truewatch.billing.accounts.operator;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How staff find an account, and what is written down of it. */
@QuarkusTest
class OperatorSearchTest {
    private static final String PATH = "/api/v1/operator/accounts";

    @Inject
    TestAccounts accounts;

    @Inject
    Database database;

    TestAccount account;

    @BeforeEach
    void anAccount() {
        account = accounts.create();
    }

    @Nested
    class AWholeName {
        @Test
        void findsItsAccountInAnySpelling() {
            for (String query : List.of(
                    account.id().toString(),
                    account.id().toString().toUpperCase(Locale.ROOT),
                    account.username(),
                    account.username().toUpperCase(Locale.ROOT),
                    account.email(),
                    " " + account.email().toUpperCase(Locale.ROOT) + " ",
                    account.phone())) {
                assertFound(query, account);
            }
        }

        @Test
        void findsNoOtherThatBeginsLikeIt() {
            TestAccount longer = named(account.username() + "-longer", "Acme");

            assertFound(account.username(), account);
            assertFound(account.username() + "-", longer);
        }

        @Test
        void findsAClosedAccountByIdAndUsernameOnly() {
            String company = companyNamed("Closed");
            accounts.close(account);

            assertFound(account.id().toString(), account);
            assertFound(account.username(), account);
            search(account.email()).then().body("items", empty());
            search(account.phone()).then().body("items", empty());
            search(company).then().body("items", empty());
        }

        @Test
        void isWrittenDownWithoutTheText() {
            String unknown = "nobody." + UUID.randomUUID() + "@mail.example";
            for (String query :
                    List.of(account.id().toString(), account.username(), account.email(), account.phone(), unknown)) {
                search(query);
            }

            assertEquals(
                    List.of("ID 1", "USERNAME 1", "EMAIL 1", "PHONE 1"),
                    database.rows(
                            "select form || ' ' || found from account_search where account_id = ?"
                                    + " and operator = 'local-operator' order by id",
                            account.id()));
            assertEquals(
                    "PART 0",
                    database.value("select form || ' ' || found from account_search order by id desc limit 1"));
            assertEquals(
                    List.of(),
                    database.rows("select s::text from account_search s").stream()
                            .filter(it -> it.contains(account.email()) || it.contains(unknown))
                            .toList());
        }
    }

    @Nested
    class APartOfAName {
        @Test
        void findsBeginningsOfUsernamesAndAnythingOfCompanyNames() {
            String company = companyNamed("Größe & Söhne");

            assertFound(company.substring(3), account);
            assertFound(company.toUpperCase(Locale.ROOT).substring(company.length() - 10), account);
            assertFound(company.substring(company.length() - 12), account);
            search(account.username().substring(1) + company).then().body("items", empty());
        }

        @Test
        void findsChineseNames() {
            String company = companyNamed("杭州铁砧");

            assertFound(company.substring(2), account);
        }

        @ParameterizedTest
        @ValueSource(strings = {"%", "_", "\\", "%%", "\\%", "'", "\"; drop table account; --"})
        void takesEveryCharacterAsItself(String text) {
            String company = companyNamed(text);

            assertFound(company, account);
            String before = "select count(*) from account where position(? in company_name) > 0";
            assertEquals(
                    Math.min(200, database.count(before, text)),
                    search(text, 200).<List<Object>>path("items").size());
        }

        @Test
        void isReadInPagesNewestFirst() {
            String company = companyNamed("Paged");
            List<String> newestFirst = new ArrayList<>(List.of(account.id().toString()));
            for (int i = 0; i < 4; i++) {
                account = accounts.create();
                describe(account, company);
                newestFirst.add(0, account.id().toString());
            }

            List<String> read = new ArrayList<>();
            String cursor = null;
            do {
                Response page = cursor == null
                        ? search(company, 2)
                        : operator()
                                .queryParam("query", company)
                                .queryParam("limit", 2)
                                .queryParam("cursor", cursor)
                                .get(PATH);
                read.addAll(page.path("items.id"));
                cursor = page.path("nextCursor");
            } while (cursor != null);

            assertEquals(newestFirst, read);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "a\u202eb"})
    void whatIsNoTextIsRefused(String query) {
        assertRefused(query);
    }

    @Test
    void whatIsTooLongOrMissingIsRefused() {
        assertRefused("a".repeat(321));
        Client.unchecked()
                .auth()
                .oauth2(Platform.operatorToken())
                .get(PATH)
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/query"));
    }

    private void assertRefused(String query) {
        long before = database.count("select count(*) from account_search");
        Client.unchecked()
                .auth()
                .oauth2(Platform.operatorToken())
                .queryParam("query", query)
                .get(PATH)
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/query"));
        assertEquals(before, database.count("select count(*) from account_search"));
    }

    private static void assertFound(String query, TestAccount expected) {
        search(query)
                .then()
                .statusCode(200)
                .body("items.id", contains(expected.id().toString()))
                .body("nextCursor", nullValue());
    }

    private static Response search(String query) {
        return operator().queryParam("query", query).get(PATH);
    }

    private static Response search(String query, int limit) {
        return operator().queryParam("query", query).queryParam("limit", limit).get(PATH);
    }

    private static RequestSpecification operator() {
        return Platform.operator();
    }

    /** The account's company from now on, which no other is called. */
    private String companyNamed(String text) {
        String company = "Co " + text + " " + UUID.randomUUID().toString().substring(0, 13);
        describe(account, company);
        return company;
    }

    private void describe(TestAccount which, String company) {
        database.execute("update account set company_name = ? where id = ?", company, which.id());
    }

    private TestAccount named(String username, String company) {
        TestAccount other = accounts.create();
        database.execute(
                "update account set username = ?, company_name = ? where id = ?", username, company, other.id());
        return other;
    }
}
