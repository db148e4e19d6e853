package com.truewatch.billing.accounts.account.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.truewatch.billing.accounts.testing.Database;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every table and column of the schema is in the export, or somebody has said why not. */
@QuarkusTest
class ExportCoverageTest {
    /** Table, and its sections; after a dash the reason why it has none. */
    private static final String TABLES = """
            account                    account, addresses, details
            account_closure            closureRequests
            account_search             operatorSearches
            activity                   activity
            address_recovery           addressRecoveries
            address_reservation        addresses
            challenge                  codes
            cloud_account              cloudAccounts
            cloud_account_claim        cloudAccountClaims
            cloud_account_dispute      cloudAccountDisputes
            cloud_subscription         cloudSubscriptions
            credential_change          credentialChanges
            credential_undo            undoRights
            directory_lookup           directoryLookups
            entry_ticket               entryTickets
            event                      events
            factor                     factors
            factor_change              factorChanges
            factor_removal             factorRemovals
            failed_code_budget         failedAttempts
            failed_password            failedAttempts
            failed_second_proof        failedAttempts
            idempotent_request         keptAnswers
            known_browser              knownBrowsers
            login_ticket               loginTickets
            message                    messages
            operator_act               operatorActs
            passkey                    factors
            passkey_registration       factorRegistrations
            real_name_act              realNameActs
            real_name_application      realNameApplications
            real_name_document         realNameDocuments
            recovery_code              factors
            session                    sessions
            totp_registration          factorRegistrations
            undo                       undos
            workspace                  workspaces
            workspace_settlement       settlements

            account_import             - what staff have imported; operatorActs says it of the account
            account_import_chunk       - a file that waits to become accounts; gone with its import
            account_import_name        - keyed indexes of a dry run, of nobody who has an account
            account_import_refusal     - lines that became no account
            event_feed                 - where the feed stands, of nobody
            flyway_schema_history      - the schema's own
            key_epoch                  - of the whole service
            marketplace_event          - what a vendor wrote to us; what it said of an account is in cloudSubscriptions
            marketplace_event_replay   - what staff did with such a message
            passkey_challenge          - random, of whoever asks
            passkey_user               - a random handle by which devices know the account
            rate_limit                 - how often something was done lately; gone within a day
            real_name_document_content - the documents themselves, in the ZIP file
            registration               - of somebody who has no account yet
            scheduled_tasks            - work to do, by ids
            sms_traffic                - by country
            totp_secret                - a secret
            workspace_binding          - begun by the console; no account until it is confirmed
            """;

    /** Columns of those tables that no section shows, and why. */
    private static final String LEFT_OUT = """
            account.closed_at                      - a closed account has no holder who could log in
            account.email_key                      - the email as it is compared
            account.password_hash                  - a secret; passwordSet says whether there is one
            account.password_version               - the version of the account at which it was set
            account_closure.challenge_id           - a code, which is in codes
            account_search.operator                - somebody else
            address_recovery.approved_by           - somebody else
            address_recovery.opened_by             - somebody else
            address_recovery.reason                - what staff wrote for each other
            challenge.key_id                       - a part of the secret
            challenge.limit_key                    - which counter it is counted by
            challenge.salt                         - a part of the secret
            cloud_account_claim.token_hash         - a secret
            cloud_account_dispute.operator         - somebody else
            cloud_account_dispute.reason           - what staff wrote for each other
            cloud_subscription.begin_told          - how we came to know
            cloud_subscription.end_explained       - how we came to know
            cloud_subscription.end_heard_at        - how we came to know
            cloud_subscription.expiry_at           - how we came to know
            cloud_subscription.license_id          - the last part of licenseArn
            cloud_subscription.order_at            - how we came to know
            cloud_subscription.sku_at              - how we came to know
            cloud_subscription.status_at           - how we came to know
            cloud_subscription.trial_at            - how we came to know
            credential_change.current_challenge_id - a code, which is in codes
            credential_change.new_challenge_id     - a code, which is in codes
            credential_undo.link_email_proved_at   - of the email that got the link, which is in messages
            credential_undo.linked                 - how its link was made
            credential_undo.oldest_version         - how its link was made
            credential_undo.widest_link_id         - how its link was made
            event.sequence                         - of the feed
            factor_change.password_hash            - a secret
            factor_removal.approved_by             - somebody else
            factor_removal.opened_by               - somebody else
            factor_removal.reason                  - what staff wrote for each other
            idempotent_request.answer              - a copy of what other sections have
            idempotent_request.body                - a copy of what other sections have
            idempotent_request.body_tag            - a secret
            idempotent_request.erased_at           - of a closed account
            idempotent_request.headers             - a copy of what other sections have
            idempotent_request.idempotency_key     - the client's
            idempotent_request.mentions            - the ids in its answer
            idempotent_request.run                 - who answers it
            idempotent_request.tag_key_id          - a part of the secret
            known_browser.token_hash               - a secret
            message.challenge_id                   - a code, which is in codes
            message.challenge_send                 - which sending of it
            message.facts                          - its words, which the recipient has
            message.handovers                      - how it was sent
            message.link_id                        - a part of the secret
            message.provider_message_id            - the gateway's name of it
            message.traceparent                    - of the trace
            operator_act.operator                  - somebody else
            operator_act.reason                    - what staff wrote for each other
            passkey.counter                        - a part of the secret
            passkey.credential                     - the public key
            passkey.credential_id                  - the device's name of it
            passkey_registration.key_id            - a part of the secret
            real_name_act.actor                    - somebody else
            real_name_application.index_key_id     - the key
            real_name_application.key_id           - the key
            real_name_application.number_index     - a keyed index of the number
            real_name_application.version          - counts its changes
            real_name_document.key_id              - the key
            recovery_code.hash                     - a secret
            session.refresh_counter                - a part of the secret
            totp_registration.secret               - a secret
            undo.decided_by                        - somebody else
            undo.decided_reason                    - what staff wrote for each other
            undo.proposed_by                       - somebody else
            undo.proposed_reason                   - what staff wrote for each other
            workspace.lock_told                    - whether services were told of a lock
            """;

    /** What is read by code, and so by no text that could be searched here. */
    private static final Map<String, String> BY_CODE = Map.of(
            "account",
            "id username email phone unverified_phone second_factor status hold_until company_name industry region"
                    + " description contact_name real_name_state locale created_at updated_at",
            "realNameApplications",
            "id state subject_type subject reason replaces submitted_at due_at decided_at ended_at");

    @Inject
    Database database;

    @Inject
    @All
    List<ExportSection> sections;

    @Test
    void everySectionIsContributedOnce() {
        assertEquals(
                EnumSet.allOf(ExportedSection.class).stream().toList(),
                sections.stream().map(ExportSection::section).sorted().toList());
    }

    @Test
    void theContractHasAMemberForEach() {
        Set<String> members = Arrays.stream(AccountExportResponse.class.getRecordComponents())
                .map(it -> it.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> written = Arrays.stream(ExportedSection.values())
                .map(ExportedSection::member)
                .collect(Collectors.toCollection(TreeSet::new));
        written.addAll(List.of("exportedAt", "masked", "documents", "account"));
        assertEquals(written, members);
    }

    @Test
    void everyTableIsInItOrLeftOutForAReason() {
        assertEquals(
                new TreeSet<>(database.tables()), new TreeSet<>(lines(TABLES).keySet()));
    }

    @Test
    void everyColumnIsInASectionOfItsTableOrLeftOutForAReason() {
        Set<String> leftOut = new HashSet<>(lines(LEFT_OUT).keySet());
        List<String> missing = new ArrayList<>();
        lines(TABLES).forEach((table, what) -> {
            if (!what.startsWith("-")) {
                for (String column : columns(table)) {
                    boolean shown = Arrays.stream(what.split(", ", -1)).anyMatch(it -> shows(it, table, column));
                    boolean excused = leftOut.remove(table + "." + column);
                    if (shown == excused) {
                        missing.add(table + "." + column);
                    }
                }
            }
        });
        assertEquals(List.of(), missing);
        assertEquals(Set.of(), leftOut);
    }

    /** Whose row it is need not be said. */
    private boolean shows(String section, String table, String column) {
        if (BY_CODE.containsKey(section)) {
            return List.of((BY_CODE.get(section) + " account_id").split(" ", -1))
                    .contains(column);
        }
        ExportQuery query = (ExportQuery) sections.stream()
                .filter(it -> it.section().member().equals(section))
                .findFirst()
                .orElseThrow();
        assertFalse(
                !Pattern.compile("\\b" + table + "\\b").matcher(query.sql()).find(), section + " reads no " + table);
        return Pattern.compile("\\b" + column + "\\b").matcher(query.sql()).find();
    }

    private List<String> columns(String table) {
        return database.rows(
                "select column_name from information_schema.columns where table_schema = 'public' and table_name = ?"
                        + " order by 1",
                table);
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> lines = new TreeMap<>();
        text.lines().filter(it -> !it.isBlank()).forEach(it -> {
            String[] parts = it.split(" +", 2);
            lines.put(parts[0], parts[1]);
        });
        return lines;
    }
}
