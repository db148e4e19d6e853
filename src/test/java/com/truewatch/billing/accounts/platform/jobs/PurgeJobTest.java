package com.truewatch.billing.accounts.platform.jobs;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.kagkarlsson.scheduler.SchedulerState.SettableSchedulerState;
import com.truewatch.billing.accounts.platform.security.client.BrowserCookie;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import com.truewatch.billing.accounts.verification.CodePolicy;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is kept long enough goes, to the millisecond; what is younger, queued or still shown stays. */
@QuarkusTest
class PurgeJobTest {
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration DAYS_30 = Duration.ofDays(30);
    private static final Duration DAYS_90 = Duration.ofDays(90);
    private static final Duration IDLE = Duration.ofHours(24);

    @Inject
    PurgeJob job;

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    DerivedCodes codes;

    private TestAccount account;
    private Client holder;

    @BeforeEach
    void logIn() {
        account = accounts.create();
        holder = Client.of(account);
    }

    @Nested
    class TheTimeline {
        @Test
        void isKeptFor13Months() {
            database.execute(
                    "update activity set at = ? where account_id = ?",
                    Timestamp.from(clock.instant()
                            .atOffset(ZoneOffset.UTC)
                            .minusMonths(13)
                            .toInstant()),
                    account.id());
            assertKept("activity", 1);

            clock.advance(MILLISECOND);

            assertGone("activity");
        }
    }

    @Nested
    class TheFeed {
        @Test
        void isKeptFor30Days() {
            holder.request()
                    .body(Map.of("description", "Anvils, mostly."))
                    .patch("/api/v1/account/profile")
                    .then()
                    .statusCode(200);
            clock.advance(DAYS_30);
            assertKept("event", 1);

            clock.advance(MILLISECOND);

            assertGone("event");
        }
    }

    @Nested
    class AMessage {
        @Test
        void isKeptFor30DaysAfterItWasSent() {
            ChangeCalls.start(holder, "EMAIL");
            awaitSent();
            clock.advance(DAYS_30);
            assertKept("message", 1);

            clock.advance(MILLISECOND);

            assertGone("message");
        }

        @Test
        void thatNobodyTookIsKeptFor30DaysAfterItsEnd() {
            ChangeCalls.start(holder, "EMAIL");
            awaitSent();
            setStatus("EXPIRED");
            clock.advance(CodePolicy.LIFETIME.plus(DAYS_30));
            assertKept("message", 1);

            clock.advance(MILLISECOND);

            assertGone("message");
        }

        @Test
        void thatIsQueuedIsKept() {
            ChangeCalls.start(holder, "EMAIL");
            awaitSent();
            setStatus("QUEUED");
            clock.advance(DAYS_90);

            assertKept("message", 1);
        }

        private void awaitSent() {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> database.count(
                                    "select count(*) from message where account_id = ? and status = 'SENT'",
                                    account.id())
                            == 1);
        }

        private void setStatus(String status) {
            database.execute(
                    "update message set status = ?, sent_at = null where account_id = ?", status, account.id());
        }
    }

    @Nested
    class WhatAChangeReplaced {
        private static final Duration WEEK = Duration.ofDays(7);

        @BeforeEach
        void changeTheEmail() {
            String email = TestAccounts.freshEmail();
            ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
            change.currentCode(codes.current(change.id())).then().statusCode(200);
            change.newAddress(email).then().statusCode(200);
            change.newCode(codes.next(change.id())).then().statusCode(200);
        }

        @Test
        void isReservedForSevenDays() {
            clock.advance(WEEK.minus(MILLISECOND));
            assertKept("address_reservation", 1);

            clock.advance(MILLISECOND);

            assertGone("address_reservation");
        }

        @Test
        void isKeptFor30Days() {
            clock.advance(DAYS_30);
            assertKept("credential_undo", 1);

            clock.advance(MILLISECOND);

            assertGone("credential_undo");
        }
    }

    @Nested
    class WhatStrangersLeave {
        private static final Duration DAY = Duration.ofDays(1);

        @Test
        void ofARegistrationIsKeptForADay() {
            String email = TestAccounts.freshEmail();
            CodeCalls.byStranger().startRegistration(email).then().statusCode(202);
            clock.advance(DAY.minusMillis(1));
            purge();
            assertEquals(1, database.count("select count(*) from registration where email = ?", email));

            clock.advance(MILLISECOND);
            purge();
            assertEquals(0, database.count("select count(*) from registration where email = ?", email));

            clock.advance(CodePolicy.LIFETIME);
            purge();
            assertEquals(1, database.count("select count(*) from challenge where address = ?", email));

            clock.advance(MILLISECOND);
            purge();
            assertEquals(0, database.count("select count(*) from challenge where address = ?", email));
        }

        @Test
        void ofABindingIsKeptForADay() {
            String workspace = WorkspaceCalls.freshId();
            String rows = "select count(*) from workspace_binding where workspace_id = ?";
            WorkspaceCalls.requestBinding(workspace, "ap1", account.username(), account.email())
                    .then()
                    .statusCode(202);
            clock.advance(DAY.minusMillis(1));
            purge();
            assertEquals(1, database.count(rows, workspace));

            clock.advance(MILLISECOND);
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                purge();
                return database.count(rows, workspace) == 0;
            });
        }

        @Test
        void ofTheirTriesIsKeptForAMonth() {
            String before = "select (select count(*) from failed_password where account_id = ?)"
                    + " + (select count(*) from failed_code_budget where account_id = ?)";
            Client.tryLogIn(account.email(), "a wrong password, surely");
            String request =
                    CodeCalls.byStranger().requestLogin(account.email()).path("id");
            CodeCalls.byStranger().logIn(request, Codes.otherThan(codes.requested(UUID.fromString(request))));
            clock.advance(DAYS_30.minusMillis(1));
            purge();
            assertEquals(2, database.count(before, account.id(), account.id()));

            clock.advance(MILLISECOND);
            purge();
            assertEquals(0, database.count(before, account.id(), account.id()));
        }

        @Test
        void ofTheirNetworkIsKeptAsLongAsItCounts() {
            CodeCalls.byStranger().requestLogin(account.email()).then().statusCode(202);
            String key = "sends UNKNOWN " + account.email();
            clock.advance(DAY.minusMillis(1));
            purge();
            assertEquals(1, database.count("select count(*) from rate_limit where key = ?", key));

            clock.advance(MILLISECOND);
            purge();
            assertEquals(0, database.count("select count(*) from rate_limit where key = ?", key));
        }

        @Test
        void butAKnownBrowserIsKeptFor180Days() {
            clock.advance(BrowserCookie.LIFETIME.minusMillis(1));
            assertKept("known_browser", 1);

            clock.advance(MILLISECOND);
            assertGone("known_browser");
        }
    }

    @Nested
    class AnAnswer {
        @Test
        void isKeptFor24Hours() {
            holder.request()
                    .header("Idempotency-Key", "once")
                    .body(Map.of("credential", "EMAIL"))
                    .post(ChangeCalls.PATH)
                    .then()
                    .statusCode(201);
            clock.advance(IDLE);
            purge();
            assertEquals(1, answers());

            clock.advance(MILLISECOND);
            purge();

            await().until(() -> answers() == 0);
        }

        private int answers() {
            return database.count(
                    "select count(*) from idempotent_request where caller = ?",
                    account.id().toString());
        }
    }

    @Nested
    class ASession {
        @Test
        void isKeptFor90DaysAfterItsEnd() {
            holder.request().delete("/api/v1/sessions/current").then().statusCode(204);
            clock.advance(DAYS_90);
            assertKept("session", 1);

            clock.advance(MILLISECOND);

            assertGone("session");
        }

        @Test
        void isKeptFor90DaysAfterItLayIdleTooLong() {
            clock.advance(IDLE.plus(DAYS_90));
            assertKept("session", 1);

            clock.advance(MILLISECOND);

            assertGone("session");
        }

        @Test
        void isKeptFor90DaysAfterItGrewTooOld() {
            database.execute(
                    "update session set expires_at = last_used_at + interval '1 hour' where account_id = ?",
                    account.id());
            clock.advance(Duration.ofHours(1).plus(DAYS_90));
            assertKept("session", 1);

            clock.advance(MILLISECOND);

            assertGone("session");
        }

        @Test
        void isKeptAsLongAsAChangeShowsIt() {
            ChangeCalls.start(holder, "EMAIL");
            holder.request().delete("/api/v1/sessions/current").then().statusCode(204);
            database.execute(
                    "update credential_change set closed_at = closed_at + interval '1 hour' where account_id = ?",
                    account.id());
            clock.advance(Duration.ofHours(1).plus(DAYS_90));
            assertKept("session", 1);

            clock.advance(MILLISECOND);

            assertGone("credential_change");
            assertGone("session");
        }
    }

    @Nested
    class AChange {
        @Test
        void isKeptFor90DaysAfterItWasClosed() {
            ChangeCalls.start(holder, "EMAIL").cancel().then().statusCode(204);
            clock.advance(DAYS_90);
            assertKept("credential_change", 1);

            clock.advance(MILLISECOND);

            assertGone("credential_change");
        }

        @Test
        void thatNobodyClosedIsKeptFor90DaysAfterItsTime() {
            ChangeCalls.start(holder, "EMAIL");
            clock.advance(Duration.ofMinutes(30).plus(DAYS_90));
            assertKept("credential_change", 1);

            clock.advance(MILLISECOND);

            assertGone("credential_change");
        }
    }

    @Nested
    class AChallenge {
        @Test
        void isKeptFor90DaysAfterItLapsed() {
            ChangeCalls.start(holder, "EMAIL").cancel().then().statusCode(204);
            clock.advance(CodePolicy.LIFETIME.plus(DAYS_90));
            assertKept("challenge", 1);

            clock.advance(MILLISECOND);

            assertGone("challenge");
        }

        @Test
        void isKeptAsLongAsAChangeShowsIt() {
            ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
            change.currentCode(codes.current(change.id())).then().statusCode(200);
            change.newAddress(TestAccounts.freshEmail()).then().statusCode(200);
            assertEquals(
                    422,
                    change.newCode(Codes.otherThan(codes.next(change.id()))).statusCode());
            clock.advance(Duration.ofMinutes(30).plus(DAYS_90));
            assertKept("challenge", 2);

            clock.advance(MILLISECOND);

            assertGone("credential_change");
            assertGone("challenge");
        }
    }

    @Nested
    class ADocument {
        private static final Duration DAY = Duration.ofDays(1);
        private static final Duration TWO_YEARS = Duration.ofDays(730);

        @Test
        void waitsForAnApplicationForADay() {
            String id = RealNameCalls.by(holder).uploaded();
            clock.advance(DAY);
            assertKept("real_name_document", 1);

            clock.advance(MILLISECOND);

            assertGone("real_name_document");
            assertEquals(0, contents(id));
        }

        @Test
        void isKeptForTwoYearsAfterTheDecision() {
            String id = RealNameCalls.by(holder).uploaded();
            String application = RealNameCalls.by(holder).submitted(RealNameCalls.enterprise(id));
            clock.advance(TWO_YEARS.plus(DAY));
            assertKept("real_name_document", 1);

            RealNameCalls.reject(application, "no").then().statusCode(200);
            clock.advance(TWO_YEARS);
            assertKept("real_name_document", 1);
            assertEquals(1, contents(id));

            clock.advance(MILLISECOND);

            assertGone("real_name_document");
            assertEquals(0, contents(id));
            assertEquals(1, count("real_name_application"));
        }

        private int contents(String id) {
            return database.count("select count(*) from real_name_document_content where id = ?::uuid", id);
        }
    }

    @Nested
    class WhoHasReadWhat {
        @Test
        void isKnownForTwoYears() {
            String id = RealNameCalls.by(holder).submitted(RealNameCalls.individual());
            RealNameCalls.read(id).then().statusCode(200);
            clock.advance(Duration.ofDays(730));
            assertKept("real_name_act", 1);

            clock.advance(MILLISECOND);

            assertGone("real_name_act");
        }
    }

    @Nested
    class TheJob {
        @Test
        void isOneForAllReplicas() {
            assertEquals(1, database.count("select count(*) from scheduled_tasks where task_name = 'purge'"));
        }

        @Test
        void runsByItselfWithinAnHour() {
            database.execute("update activity set at = at - interval '14 months' where account_id = ?", account.id());

            // A run that was under way when the clock was moved leaves the next one another hour away.
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        clock.advance(Duration.ofHours(1));
                        return count("activity") == 0;
                    });
        }

        @Test
        void goesOnAfterAFailureAndKeepsNothingOfIt() {
            List<Integer> ran = new ArrayList<>();
            Purge failing = thatDoes(now -> {
                database.execute("delete from activity where account_id = ?", account.id());
                throw new IllegalStateException("failed on purpose");
            });
            Purge after = thatDoes(now -> {
                ran.add(1);
                return 0;
            });

            new PurgeJob(List.of(failing, after), clock).run(new SettableSchedulerState());

            assertEquals(List.of(1), ran);
            assertEquals(1, count("activity"));
        }

        @Test
        void deletesInBatchesEachInATransactionOfItsOwn() {
            List<Integer> batches = new ArrayList<>(List.of(Purge.BATCH, Purge.BATCH, 3, 0));
            Set<String> transactions = new HashSet<>();
            Purge counting = thatDoes(now -> {
                transactions.add(transaction());
                transactions.add(transaction());
                return batches.remove(0);
            });

            new PurgeJob(List.of(counting), clock).run(new SettableSchedulerState());

            assertEquals(List.of(0), batches);
            assertEquals(3, transactions.size());
        }

        @Test
        void deletesNoMoreThanABatchAtOnce() {
            database.execute(
                    "insert into activity (account_id, id, type, outcome, at, details)"
                            + " select ?, gen_random_uuid(), 'LOGIN', 'SUCCEEDED', ?, '{}' from generate_series(1, ?)",
                    account.id(),
                    Timestamp.from(clock.instant().minus(Duration.ofDays(500))),
                    2 * Purge.BATCH + 1);

            purge();

            await().until(() -> count("activity") == 1);
        }

        @Test
        void stopsBetweenTwoBatchesWithTheService() {
            SettableSchedulerState service = new SettableSchedulerState();
            List<Integer> ran = new ArrayList<>();
            Purge endless = thatDoes(now -> {
                ran.add(1);
                service.setIsShuttingDown();
                return Purge.BATCH;
            });

            new PurgeJob(List.of(endless, endless), clock).run(service);

            assertEquals(List.of(1), ran);
        }

        /** A new reference is a new reason to keep a row: its purge has to know it. */
        @Test
        void knowsWhoShowsSessionsAndChallenges() {
            for (String table : List.of("session", "challenge")) {
                assertEquals(
                        List.of("credential_change"),
                        database.rows(
                                "select distinct conrelid::regclass::text from pg_constraint"
                                        + " where contype = 'f' and confrelid = ?::regclass",
                                table),
                        table);
            }
        }

        private String transaction() {
            return database.value("select pg_current_xact_id()::text");
        }

        private static Purge thatDoes(Function<Instant, Integer> deletion) {
            return new Purge() {
                @Override
                public String name() {
                    return "test";
                }

                @Override
                public int purge(Instant now) {
                    return deletion.apply(now);
                }
            };
        }
    }

    private void purge() {
        job.run(new SettableSchedulerState());
    }

    private int count(String table) {
        return database.count("select count(*) from " + table + " where account_id = ?", account.id());
    }

    private void assertKept(String table, int rows) {
        purge();
        assertEquals(rows, count(table));
    }

    /** The hourly job may be at it in the same moment, and what it has locked is passed over here. */
    private void assertGone(String table) {
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            purge();
            return count(table) == 0;
        });
    }
}
