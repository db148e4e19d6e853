package com.truewatch.billing.accounts.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.ClosureCalls;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.RecoveryCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A code that was sent for one purpose, entered for every other: only the diagonal opens. */
@QuarkusTest
class CodePurposeTest {
    private static final CodeCalls STRANGER = CodeCalls.byStranger();
    private static final String NEW_PASSWORD = "violet tractor sings to Oslo 94";

    @Inject
    TestAccounts accounts;

    @Inject
    DerivedCodes codes;

    TestAccount account;
    Client holder;

    @BeforeEach
    void aHolder() {
        account = accounts.create();
        holder = Client.of(account);
    }

    @Test
    void everyPurposeTakesItsOwnCodeOnly() {
        for (Purpose sentFor : Purpose.values()) {
            Map<Purpose, Open> open = everything();
            Open source = Objects.requireNonNull(open.remove(sentFor));
            open.forEach((enteredFor, target) -> {
                if (!source.code.equals(target.code)) { // They are equal once in a million.
                    Response answer = target.enter.apply(source.code);
                    String what = sentFor + " entered for " + enteredFor + ": " + answer.asString();
                    assertEquals("/problems/code-incorrect", answer.path("type"), what);
                    assertEquals(4, answer.<Integer>path("attemptsLeft"), what);
                }
            });
            Response answer = source.enter.apply(source.code);
            assertTrue(answer.statusCode() < 300, () -> sentFor + ": " + answer.asString());
        }
    }

    @Test
    void theRequestOfOnePurposeIsNoneOfAnother() {
        String login = STRANGER.requestLogin(account.email()).path("id");
        String reset = STRANGER.requestReset(account.email()).path("id");
        String registration =
                STRANGER.startRegistration(TestAccounts.freshEmail()).path("id");

        assertEquals(404, STRANGER.logIn(reset, "123456").statusCode());
        assertEquals(404, STRANGER.logIn(registration, "123456").statusCode());
        assertEquals(404, STRANGER.completeReset(login, "123456", NEW_PASSWORD).statusCode());
        assertEquals(404, STRANGER.resendReset(login).statusCode());
        assertEquals(404, STRANGER.resendLogin(registration).statusCode());
        assertEquals(404, STRANGER.resendRegistration(reset).statusCode());
        assertEquals(
                404,
                STRANGER.completeRegistration(login, registration("123456")).statusCode());
    }

    @Test
    void theCodeOfOneAccountIsNoneOfAnother() {
        TestAccount other = accounts.create();
        Response theirs = STRANGER.requestLogin(other.email());
        Response mine = STRANGER.requestLogin(account.email());
        String code = codes.requested(theirs);
        if (!code.equals(codes.requested(mine))) {
            assertEquals(422, STRANGER.logIn(mine.path("id"), code).statusCode());
        }
    }

    /** One open request for each purpose, in a session of its own where it needs one. */
    private Map<Purpose, Open> everything() {
        aHolder();
        Map<Purpose, Open> open = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            open.put(
                    purpose,
                    switch (purpose) {
                        case EMAIL_CHANGE -> change("EMAIL");
                        case PHONE_CHANGE -> change("PHONE");
                        case LOGIN -> {
                            Response request = STRANGER.requestLogin(account.email());
                            yield new Open(codes.requested(request), it -> STRANGER.logIn(request.path("id"), it));
                        }
                        case PASSWORD_RESET -> {
                            Response request = STRANGER.requestReset(account.email());
                            yield new Open(
                                    codes.requested(request),
                                    it -> STRANGER.completeReset(request.path("id"), it, NEW_PASSWORD));
                        }
                        case REGISTRATION -> {
                            Response request = STRANGER.startRegistration(TestAccounts.freshEmail());
                            yield new Open(
                                    codes.requested(request),
                                    it -> STRANGER.completeRegistration(request.path("id"), registration(it)));
                        }
                        case WORKSPACE_BINDING -> {
                            Response request = WorkspaceCalls.requestBinding(
                                    WorkspaceCalls.freshId(), "ap1", account.username(), account.email());
                            yield new Open(
                                    codes.requested(request),
                                    it -> WorkspaceCalls.confirmBinding(request.path("id"), it));
                        }
                        case ADDRESS_RECOVERY -> {
                            Response request = RecoveryCalls.open(account.id(), "EMAIL", TestAccounts.freshEmail());
                            yield new Open(
                                    codes.requested(request), it -> RecoveryCalls.confirm(request.path("id"), it));
                        }
                        case CLOSURE -> {
                            ClosureCalls closing = ClosureCalls.by(holder);
                            yield new Open(codes.requested(closing.request()), closing::confirm);
                        }
                    });
        }
        return open;
    }

    private Open change(String credential) {
        ChangeCalls change = ChangeCalls.start(holder, credential);
        return new Open(codes.current(change.id()), change::currentCode);
    }

    private static Map<String, Object> registration(String code) {
        return Map.of(
                "code",
                code,
                "username",
                "p" + UUID.randomUUID().toString().substring(0, 13),
                "profile",
                Map.of("companyName", "Otter Works"),
                "agreementVersion",
                "2026-11");
    }

    /** A valid code, and where it is entered. */
    private record Open(String code, Function<String, Response> enter) {}
}
