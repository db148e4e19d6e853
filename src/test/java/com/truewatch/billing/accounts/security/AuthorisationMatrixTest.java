package com.truewatch.billing.accounts.security;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.platform.security.token.Rights;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.EntryCalls;
import com.truewatch.billing.accounts.testing.FactorCalls;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.Raw;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of {@code openapi/openapi.yaml} against every kind of caller. An operation without a row in the table
 * fails, and so does a row without an operation.
 */
@QuarkusTest
class AuthorisationMatrixTest {
    /**
     * Operation; whom it is for; and a service's scope, an operator's right, or the table in which a holder's {@code
     * {id}} is looked up, where there is one.
     */
    private static final String TABLE = """
            getJwks                  OPEN
            getProblem               OPEN
            listIndustries           OPEN
            listEventTypes           OPEN
            getEventDataSchema       OPEN
            listRegions              OPEN
            logIn                    OPEN
            requestPasskeyChallenge  OPEN
            requestLoginCode         OPEN
            resendLoginCode          OPEN
            getAgreement             OPEN
            startRegistration        OPEN
            resendRegistrationCode   OPEN
            completeRegistration     OPEN
            requestPasswordReset     OPEN
            resendPasswordResetCode  OPEN
            completePasswordReset    OPEN
            undoFactorChange         OPEN
            undoCredentialChange     OPEN
            contestUndo              OPEN
            confirmAddressRecovery   OPEN
            cancelAddressRecovery    OPEN
            registerAwsBuyer         OPEN
            takeAwsEvent             OPEN
            takeAwsMessage           OPEN
            logOut                   OPEN
            callAlibabaCloud         OPEN
            postAlibabaCloud         OPEN
            refreshSession           COOKIE

            getAccount               HOLDER
            exportAccount            HOLDER
            patchAccount             HOLDER
            patchProfile             HOLDER
            changePassword           HOLDER
            requestClosure           HOLDER
            confirmClosure           HOLDER
            listActivity             HOLDER
            listSessions             HOLDER
            endSession               HOLDER    session
            endOtherSessions         HOLDER
            listFactors              HOLDER
            renameFactor             HOLDER    factor
            removeFactor             HOLDER    factor
            beginTotpRegistration    HOLDER
            completeTotpRegistration HOLDER    totp_registration
            beginPasskeyRegistration HOLDER
            completePasskeyRegistration  HOLDER  passkey_registration
            makeRecoveryCodes        HOLDER
            giveProof                HOLDER
            startCredentialChange    HOLDER
            listCredentialChanges    HOLDER
            getCredentialChange      HOLDER    credential_change
            cancelCredentialChange   HOLDER    credential_change
            enterCurrentCode         HOLDER    credential_change
            giveNewAddress           HOLDER    credential_change
            enterNewCode             HOLDER    credential_change
            resendCode               HOLDER    credential_change

            getRealName              HOLDER
            uploadRealNameDocument   HOLDER
            submitRealNameApplication    HOLDER
            withdrawRealNameApplication  HOLDER  real_name_application

            listWorkspaces           HOLDER
            getWorkspace             HOLDER    workspace
            listSettlementOptions    HOLDER    workspace
            chooseSettlement         HOLDER    workspace
            listSettlements          HOLDER    workspace
            settleByCloudAccount     HOLDER    workspace
            listCloudAccounts        HOLDER
            getCloudAccount          HOLDER    cloud_account
            patchCloudAccount        HOLDER    cloud_account
            previewClaim             HOLDER
            claimCloudAccount        HOLDER

            listDirectoryAccounts    SERVICE   directory.read
            getDirectoryAccount      SERVICE   directory.read
            createAccount            SERVICE   accounts.create
            issueEntryTicket         SERVICE   entry.issue
            lookUpDirectoryAccount   SERVICE   directory.read
            queryDirectoryAccounts   SERVICE   directory.read
            getUsernameAvailability  SERVICE   directory.read
            readEvents               SERVICE   events.read
            listAccountWorkspaces    SERVICE   directory.read
            getEffectiveSettlement   SERVICE   directory.read
            listEffectiveSettlements SERVICE   directory.read
            bindWorkspace            SERVICE   directory.write
            dissolveWorkspace        SERVICE   directory.write
            transferWorkspace        SERVICE   directory.write
            lockWorkspace            SERVICE   directory.write
            unlockWorkspace          SERVICE   directory.write
            requestWorkspaceBinding  SERVICE   directory.write
            confirmWorkspaceBinding  SERVICE   directory.write
            getInvoiceEligibility    SERVICE   real-name.read
            queryInvoiceEligibility  SERVICE   real-name.read

            searchAccounts           OPERATOR
            getOperatorAccount       OPERATOR
            listOperatorSessions     OPERATOR
            listOperatorActivity     OPERATOR  audit
            openFactorRemoval        OPERATOR  recovery
            listFactorRemovals       OPERATOR  recovery
            approveFactorRemoval     OPERATOR  recovery
            listDeadLetters          OPERATOR  audit
            freezeAccount            OPERATOR  freeze
            unfreezeAccount          OPERATOR  freeze
            revokeAccountSessions    OPERATOR  freeze
            clearAccountLimits       OPERATOR  freeze
            changeArbitrarySettlement   OPERATOR  settlement
            openAddressRecovery      OPERATOR  recovery
            listAddressRecoveries    OPERATOR  recovery
            approveAddressRecovery   OPERATOR  recovery
            decideContest            OPERATOR  recovery
            listRealNameApplications    OPERATOR  review
            readRealNameApplication     OPERATOR  review
            readRealNameDocument        OPERATOR  review
            approveRealNameApplication  OPERATOR  review
            rejectRealNameApplication   OPERATOR  review
            revokeRealNameApplication   OPERATOR  review
            importAccounts           OPERATOR  import
            getAccountImport         OPERATOR  import
            listMarketplaceEvents    OPERATOR  audit
            getMarketplaceEvent      OPERATOR  audit
            replayMarketplaceEvent   OPERATOR  settlement
            listCloudAccountDisputes    OPERATOR  settlement
            resolveCloudAccountDispute  OPERATOR  settlement
            """;

    /** What a holder may change who came by a ticket of the console. */
    private static final Set<String> CHANGES_BY_TICKET = Set.of("chooseSettlement", "settleByCloudAccount");

    /** What such a holder may not even read. */
    private static final Set<String> READ_BY_OWN_LOGIN = Set.of("exportAccount");

    private static final Map<String, Operation> OPERATIONS = Operation.all();
    private static final Map<String, Row> ROWS = rows();

    @Inject
    TestAccounts accounts;

    @Inject
    Database database;

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        assertEquals(OPERATIONS.keySet(), ROWS.keySet());
    }

    /** Which would be found missing above. */
    static List<String> both() {
        return ROWS.keySet().stream().filter(OPERATIONS::containsKey).toList();
    }

    @Test
    void theDocumentSaysWhatTheTableSays() {
        for (String operationId : both()) {
            assertEquals(
                    ROWS.get(operationId).inTheDocument(),
                    OPERATIONS.get(operationId).needs(),
                    operationId);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void everyCallerGetsWhatTheTableSays(String operationId) {
        Row row = ROWS.get(operationId);
        Operation operation = OPERATIONS.get(operationId);

        assertAll(Arrays.stream(Caller.values()).map(caller -> () -> {
            TestAccount account = accounts.create();
            HttpResponse<String> answer =
                    operation.call(account.id().toString(), tokenOf(caller, row, account), !row.isForEverybody());
            row.expected(caller).check(caller + ": " + operationId, answer);
        }));
    }

    @ParameterizedTest
    @MethodSource("both")
    void whatIsAnothersIsWhatNeverWas(String operationId) {
        Row row = ROWS.get(operationId);
        Operation operation = OPERATIONS.get(operationId);
        if (row.audience != Audience.HOLDER || !operation.hasId()) {
            return;
        }
        assertNotNull(row.detail, "the table of what {id} names");
        TestAccount owner = accounts.create();
        Client holder = Client.of(owner);
        holder.request().body(Map.of("credential", "EMAIL")).post("/api/v1/account/credential-changes");
        RealNameCalls.by(holder).submitted(RealNameCalls.individual());
        WorkspaceCalls.bound(owner.id(), UUID.randomUUID().toString());
        database.execute(
                "insert into cloud_account (id, account_id, provider, marketplace, buyer_account_id, product_code, status,"
                        + " subscribed_at, version) values (?, ?, 'AWS', 'aws', '1', '2', 'ACTIVE', now(), 0)",
                UUID.randomUUID(),
                owner.id());
        FactorCalls.by(holder).beginTotp("Phone").then().statusCode(201);
        FactorCalls.by(holder).beginPasskey("Laptop").then().statusCode(201);
        FactorCalls.insert(database, owner.id());
        String id = database.value("select id from " + row.detail + " where account_id = ?", owner.id());
        List<String> before = database.everythingOf(owner.id());
        String stranger = Client.of(accounts.create()).accessToken();

        HttpResponse<String> foreign = operation.call(id, stranger, true);
        HttpResponse<String> random = operation.call(UUID.randomUUID().toString(), stranger, true);

        Raw.assertProblem(foreign, 404, "not-found");
        assertEquals(withoutInstance(random), withoutInstance(foreign));
        assertEquals(before, database.everythingOf(owner.id()));
        Outcome.LET_IN.check("its holder: " + operationId, operation.call(id, holder.accessToken(), true));
    }

    @Test
    void aTicketOfTheConsoleOpensWhatIsReadAndSettlements() {
        String token = EntryCalls.cameOver(accounts.create().id()).accessToken();
        assertAll(both().stream()
                .filter(it -> ROWS.get(it).audience == Audience.HOLDER)
                .map(id -> () -> {
                    Operation operation = OPERATIONS.get(id);
                    boolean read = operation.method().equals("GET") && !READ_BY_OWN_LOGIN.contains(id);
                    boolean open = read || CHANGES_BY_TICKET.contains(id);
                    HttpResponse<String> answer =
                            operation.call(UUID.randomUUID().toString(), token, true);
                    (open ? Outcome.LET_IN : Outcome.STRONGER_LOGIN_REQUIRED).check("by ticket: " + id, answer);
                }));
    }

    private String tokenOf(Caller caller, Row row, TestAccount account) {
        return switch (caller) {
            case NOBODY -> null;
            case HOLDER -> Client.of(account).accessToken();
            case FROZEN_HOLDER -> {
                String token = Client.of(account).accessToken();
                database.execute("update account set status = 'FROZEN' where id = ?", account.id());
                yield token;
            }
            case SERVICE_WITHOUT -> Platform.serviceToken(allBut(Scopes.ALL, row.detail));
            case SERVICE_WITH ->
                Platform.serviceToken(
                        row.audience == Audience.SERVICE ? new String[] {row.detail} : allBut(Scopes.ALL, null));
            case OPERATOR_WITHOUT -> Platform.operatorToken(allBut(Rights.ALL, row.detail));
            case OPERATOR_WITH ->
                Platform.operatorToken(
                        row.audience == Audience.OPERATOR && row.detail != null
                                ? new String[] {row.detail}
                                : allBut(Rights.ALL, null));
        };
    }

    private static String[] allBut(Set<String> all, String one) {
        return all.stream().filter(it -> !it.equals(one)).toArray(String[]::new);
    }

    private static String withoutInstance(HttpResponse<String> answer) {
        return answer.statusCode() + answer.body().replaceFirst("urn:uuid:[0-9a-f-]+", "");
    }

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new TreeMap<>();
        TABLE.lines().filter(it -> !it.isBlank()).map(it -> it.split(" +")).forEach(it -> {
            Row row = new Row(Audience.valueOf(it[1]), it.length > 2 ? it[2] : null);
            assertNull(rows.put(it[0], row), it[0]);
        });
        return rows;
    }

    /** Whom an operation is for. */
    private enum Audience {
        /** Everybody; a token is not even looked at. */
        OPEN,
        /** The bearer of the refresh cookie, which nobody has here. */
        COOKIE,
        HOLDER,
        SERVICE,
        OPERATOR
    }

    /** Who calls. The last four have every other scope or right, or exactly the one that the operation needs. */
    private enum Caller {
        NOBODY,
        HOLDER,
        FROZEN_HOLDER,
        SERVICE_WITHOUT,
        SERVICE_WITH,
        OPERATOR_WITHOUT,
        OPERATOR_WITH
    }

    private enum Outcome {
        LET_IN,
        AUTHENTICATION_REQUIRED,
        SESSION_ENDED,
        FORBIDDEN,
        STRONGER_LOGIN_REQUIRED;

        void check(String what, HttpResponse<String> answer) {
            int status = answer.statusCode();
            String seen = what + ": " + status + " " + answer.body();
            // AWS Marketplace goes by its secret or its signature, whoever brings it.
            boolean withoutSecret = status == 403 && what.contains("takeAws");
            switch (this) {
                // Whose password or signature was compared was let in, and then refused for that.
                case LET_IN ->
                    assertTrue(
                            status < 500
                                    && (status != 401 || seen.contains("invalid-credentials"))
                                    && (status != 403 || withoutSecret || seen.contains("\"success\":\"false\"")),
                            seen);
                case AUTHENTICATION_REQUIRED, SESSION_ENDED -> assertEquals(401, status, seen);
                case FORBIDDEN, STRONGER_LOGIN_REQUIRED -> assertEquals(403, status, seen);
            }
            if (this != LET_IN) {
                Raw.assertProblem(
                        answer, status, name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
    }

    private record Row(Audience audience, String detail) {
        Outcome expected(Caller caller) {
            if (isForEverybody()) {
                return audience == Audience.OPEN ? Outcome.LET_IN : Outcome.AUTHENTICATION_REQUIRED;
            }
            boolean letIn = switch (caller) {
                case NOBODY, FROZEN_HOLDER, SERVICE_WITHOUT -> false;
                case HOLDER -> audience == Audience.HOLDER;
                case SERVICE_WITH -> audience == Audience.SERVICE;
                case OPERATOR_WITHOUT -> audience == Audience.OPERATOR && detail == null;
                case OPERATOR_WITH -> audience == Audience.OPERATOR;
            };
            if (letIn) {
                return Outcome.LET_IN;
            }
            return switch (caller) {
                case NOBODY -> Outcome.AUTHENTICATION_REQUIRED;
                case FROZEN_HOLDER -> Outcome.SESSION_ENDED;
                default -> Outcome.FORBIDDEN;
            };
        }

        boolean isForEverybody() {
            return audience == Audience.OPEN || audience == Audience.COOKIE;
        }

        /** Role, scope, right. */
        List<String> inTheDocument() {
            return switch (audience) {
                case OPEN, COOKIE -> Arrays.asList(null, null, null);
                case HOLDER -> Arrays.asList("account", null, null);
                case SERVICE -> Arrays.asList("service", detail, null);
                case OPERATOR -> Arrays.asList("operator", null, detail);
            };
        }
    }
}
