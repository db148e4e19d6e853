package com.truewatch.billing.accounts.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.account.standing.AccountAct.Actor;
import com.truewatch.billing.accounts.platform.security.token.Rights;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation that acts on an account, against every state of it: what {@link AccountAct} forbids never succeeds, and
 * what it allows is never refused for the state. The manual has the same table.
 */
@QuarkusTest
class StateMatrixTest {
    /** Operation and act; the others look, or know no account before their code or token is right. */
    private static final String TABLE = """
            getAccount               READ
            listActivity             READ
            listSessions             READ
            endOtherSessions         READ
            exportAccount            EXPORT_DATA
            patchAccount             EDIT_PROFILE
            patchProfile             EDIT_PROFILE
            changePassword           CHANGE_PASSWORD
            requestClosure           CLOSE
            confirmClosure           CLOSE
            startCredentialChange    CHANGE_ADDRESS
            enterCurrentCode         CHANGE_ADDRESS
            giveNewAddress           CHANGE_ADDRESS
            enterNewCode             CHANGE_ADDRESS
            resendCode               CHANGE_ADDRESS
            cancelCredentialChange   CANCEL_ADDRESS_CHANGE
            uploadRealNameDocument   APPLY_FOR_REAL_NAME
            submitRealNameApplication    APPLY_FOR_REAL_NAME
            withdrawRealNameApplication  WITHDRAW_REAL_NAME
            chooseSettlement         CHOOSE_SETTLEMENT
            settleByCloudAccount     CHOOSE_SETTLEMENT
            patchCloudAccount        NAME_CLOUD_ACCOUNT
            claimCloudAccount        CLAIM_CLOUD_ACCOUNT
            renameFactor             NAME_FACTOR
            removeFactor             CHANGE_FACTORS
            beginTotpRegistration    CHANGE_FACTORS
            completeTotpRegistration CHANGE_FACTORS
            makeRecoveryCodes        CHANGE_FACTORS
            beginPasskeyRegistration CHANGE_FACTORS
            completePasskeyRegistration  CHANGE_FACTORS
            giveProof                READ
            bindWorkspace            BIND_WORKSPACE
            transferWorkspace        TRANSFER_WORKSPACE
            freezeAccount            FREEZE
            revokeAccountSessions    ADMINISTER
            clearAccountLimits       ADMINISTER
            changeArbitrarySettlement   ADMINISTER
            openAddressRecovery      OPEN_RECOVERY
            """;

    private static final Map<String, Operation> OPERATIONS = Operation.all();

    private enum State {
        ON_HOLD("update account set hold_until = '2999-01-01' where id = ?") {
            @Override
            boolean allows(AccountAct act) {
                return act.isOpenOnHold();
            }
        },
        FROZEN("update account set status = 'FROZEN' where id = ?") {
            @Override
            boolean allows(AccountAct act) {
                return act.isOpenWhileFrozen();
            }
        },
        CLOSED(null) {
            @Override
            boolean allows(AccountAct act) {
                return false;
            }
        };

        private final String change;

        State(String change) {
            this.change = change;
        }

        abstract boolean allows(AccountAct act);
    }

    @Inject
    TestAccounts accounts;

    @Inject
    Database database;

    static Stream<Arguments> all() {
        return acts().entrySet().stream()
                .flatMap(it ->
                        Arrays.stream(State.values()).map(state -> Arguments.of(it.getKey(), it.getValue(), state)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theServiceDoesWhatTheTableSays(String operationId, AccountAct act, State state) {
        TestAccount account = accounts.create();
        String token = tokenFor(act.actor(), account);
        bring(account, state);

        Operation operation = OPERATIONS.get(operationId);
        HttpResponse<String> answer = operation.call(account.id().toString(), token, true);

        String seen = operationId + " " + state + ": " + answer.statusCode() + " " + answer.body();
        if (state.allows(act)) {
            assertFalse(
                    answer.body().contains("account-on-hold") || answer.body().contains("account-frozen"), seen);
            assertTrue(answer.statusCode() < 500, seen);
            // Whose password was compared was let in, and then refused for that.
            assertTrue(answer.statusCode() != 401 || seen.contains("invalid-credentials"), seen);
        } else {
            assertTrue(answer.statusCode() >= 400 && answer.statusCode() < 500, seen);
        }
    }

    @Test
    void everyOperationThatChangesAnAccountOfAHolderHasARow() {
        List<String> missing = OPERATIONS.entrySet().stream()
                .filter(it -> "account".equals(it.getValue().needs().get(0)))
                .filter(it -> !it.getValue().method().equals("GET"))
                .map(Map.Entry::getKey)
                .filter(it -> !acts().containsKey(it))
                .sorted()
                .toList();
        // Ending one's own sessions, and looking at what a claim would bring, change no account.
        assertEquals(List.of("endSession", "previewClaim"), missing);
    }

    @Test
    void theManualHasTheTable() throws IOException {
        String table = Arrays.stream(AccountAct.values())
                .map(it -> "| %s | %s | %s | %s |"
                        .formatted(
                                words(it),
                                it.actor().words(),
                                it.isOpenOnHold() ? "yes" : "no",
                                it.isOpenWhileFrozen() ? "yes" : "no"))
                .collect(Collectors.joining("\n"));

        assertTrue(Files.readString(Path.of("src/docs/desk.md")).contains(table), table);
    }

    private String tokenFor(Actor actor, TestAccount account) {
        return switch (actor) {
            case HOLDER -> Client.of(account).accessToken();
            case SERVICE -> Platform.serviceToken(Scopes.ALL.toArray(String[]::new));
            case OPERATOR -> Platform.operatorToken(Rights.ALL.toArray(String[]::new));
            case LINK -> throw new IllegalArgumentException("needs a message");
        };
    }

    private void bring(TestAccount account, State state) {
        if (state.change == null) {
            accounts.close(account);
        } else {
            database.execute(state.change, account.id());
        }
    }

    private static Map<String, AccountAct> acts() {
        Map<String, AccountAct> acts = new TreeMap<>();
        TABLE.lines()
                .filter(it -> !it.isBlank())
                .map(it -> it.split(" +"))
                .forEach(it -> acts.put(it[0], AccountAct.valueOf(it[1])));
        return acts;
    }

    private static String words(AccountAct act) {
        return act.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
