package com.truewatch.billing.accounts.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.truewatch.billing.accounts.testing.AuthenticatorApp;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.EntryCalls;
import com.truewatch.billing.accounts.testing.FactorCalls;
import com.truewatch.billing.accounts.testing.PasskeyCalls;
import com.truewatch.billing.accounts.testing.SecondStep;
import com.truewatch.billing.accounts.testing.SoftAuthenticator;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in, with every set of factors, for an account in every state: all of them generated, the answers from one rule. */
@QuarkusTest
class WaysInMatrixTest {
    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    DerivedCodes codes;

    private @Nullable AuthenticatorApp app;
    private SoftAuthenticator device = new SoftAuthenticator();
    private List<String> recoveryCodes = List.of();

    enum Way {
        PASSWORD,
        CODE,
        PASSKEY,
        TICKET
    }

    enum Factors {
        NONE(EnumSet.noneOf(FactorType.class)),
        APP(EnumSet.of(FactorType.TOTP)),
        KEY(EnumSet.of(FactorType.PASSKEY)),
        ALL(EnumSet.allOf(FactorType.class));

        /** Unmodified. */
        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<FactorType> types;

        Factors(Set<FactorType> types) {
            this.types = types;
        }
    }

    enum State {
        ACTIVE,
        HELD,
        FROZEN,
        CLOSED
    }

    static Stream<Arguments> firstProofs() {
        return Arrays.stream(Way.values())
                .flatMap(way -> Arrays.stream(Factors.values())
                        .flatMap(factors ->
                                Arrays.stream(State.values()).map(state -> Arguments.of(way, factors, state))));
    }

    static Stream<Arguments> secondProofs() {
        return Stream.of(Way.PASSWORD, Way.CODE)
                .flatMap(way -> Arrays.stream(FactorType.values())
                        .flatMap(type -> Arrays.stream(State.values()).map(state -> Arguments.of(way, type, state))));
    }

    @ParameterizedTest
    @MethodSource("firstProofs")
    void aFirstProofOpensWhatItMay(Way way, Factors factors, State state) {
        TestAccount account = accountWith(factors);
        Runnable toState = () -> putInto(account, state);

        Response answer = tryLogIn(way, account, toState);

        assertEquals(expected(way, factors, state), seen(answer));
        if (answer.statusCode() != 201) {
            assertNull(answer.cookie("refresh_token"));
            assertNull(answer.cookie("device"));
        }
    }

    @ParameterizedTest
    @MethodSource("secondProofs")
    void aSecondProofCompletesWhatItMay(Way way, FactorType type, State state) {
        TestAccount account = accountWith(Factors.ALL);
        SecondStep second = SecondStep.of(tryLogIn(way, account, () -> {}));
        putInto(account, state);

        Response answer = switch (type) {
            case TOTP -> second.byTotp(Objects.requireNonNull(app).at(clock.instant()));
            case RECOVERY_CODES -> second.byRecoveryCode(recoveryCodes.get(0));
            case PASSKEY -> PasskeyCalls.complete(second, device);
        };

        String kind = type == FactorType.RECOVERY_CODES ? "RECOVERY_CODE" : type.name();
        assertEquals(
                switch (state) {
                    case ACTIVE -> "201 " + way + "_" + kind;
                    case HELD -> way == Way.CODE ? "409 /problems/account-on-hold" : "201 PASSWORD_" + kind;
                    case FROZEN -> "403 /problems/account-frozen";
                    case CLOSED -> "401 /problems/invalid-credentials";
                },
                seen(answer));
    }

    private static String expected(Way way, Factors factors, State state) {
        boolean keyless = way == Way.PASSKEY && !factors.types.contains(FactorType.PASSKEY);
        if (state == State.CLOSED || keyless) {
            return way == Way.CODE ? "422 /problems/code-expired" : "401 /problems/invalid-credentials";
        }
        if (state == State.FROZEN) {
            return "403 /problems/account-frozen";
        }
        if (state == State.HELD && way == Way.CODE) {
            return "409 /problems/account-on-hold";
        }
        return switch (way) {
            case PASSKEY -> "201 PASSKEY";
            case TICKET -> "201 ENTRY";
            case PASSWORD, CODE -> factors == Factors.NONE ? "201 " + way : "401 /problems/second-factor-required";
        };
    }

    private static String seen(Response answer) {
        String what = answer.statusCode() == 201 ? answer.path("session.strength") : answer.path("type");
        return answer.statusCode() + " " + what;
    }

    /** The state comes over the account when everything is ready but the proof itself. */
    private Response tryLogIn(Way way, TestAccount account, Runnable toState) {
        return switch (way) {
            case PASSWORD -> {
                toState.run();
                yield Client.tryLogIn(account.username(), TestAccounts.PASSWORD);
            }
            case CODE -> {
                CodeCalls stranger = CodeCalls.byStranger();
                String request = stranger.requestLogin(account.username()).path("id");
                String code = codes.requested(UUID.fromString(request));
                toState.run();
                yield stranger.logIn(request, code);
            }
            case PASSKEY -> {
                toState.run();
                yield PasskeyCalls.logIn(device);
            }
            case TICKET -> {
                String ticket = EntryCalls.issued(WorkspaceCalls.bound(account.id()));
                toState.run();
                yield EntryCalls.enter(ticket);
            }
        };
    }

    private TestAccount accountWith(Factors factors) {
        database.execute("delete from rate_limit");
        TestAccount account = accounts.create();
        Client client = Client.of(account);
        device = new SoftAuthenticator().userHandle(new byte[32]);
        if (factors.types.contains(FactorType.TOTP)) {
            app = FactorCalls.by(client).enrolApp(clock);
            clock.advance(Duration.ofSeconds(30));
        }
        if (factors.types.contains(FactorType.PASSKEY)) {
            PasskeyCalls.enrol(client, device).then().statusCode(201);
        }
        if (factors.types.contains(FactorType.RECOVERY_CODES)) {
            recoveryCodes = FactorCalls.by(client).codes();
        }
        return account;
    }

    private void putInto(TestAccount account, State state) {
        switch (state) {
            case ACTIVE -> {}
            case HELD ->
                database.execute(
                        "update account set hold_until = now() + interval '10 years' where id = ?", account.id());
            case FROZEN -> database.execute("update account set status = 'FROZEN' where id = ?", account.id());
            case CLOSED -> accounts.close(account);
        }
    }
}
