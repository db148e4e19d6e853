package com.truewatch.billing.accounts.realname;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.SchedulerState;
import com.truewatch.billing.accounts.platform.encryption.KeyRotation;
import com.truewatch.billing.accounts.platform.encryption.PersonalData;
import com.truewatch.billing.accounts.platform.encryption.TestKeySets;
import com.truewatch.billing.accounts.platform.encryption.TestRotations;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.realname.document.TestDocumentRotations;
import com.truewatch.billing.accounts.realname.subject.EncryptedSubject;
import com.truewatch.billing.accounts.realname.subject.SubjectCipher;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.profile.UnusualSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new key comes to every row, while it is read and decided, and from wherever a killed run has left it. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
class RotationTest {
    private static final int ACCOUNTS = 6;
    /** By what the rows say of themselves, and by the key that Tink has written at the head of each ciphertext. */
    private static final String UNDER_THE_OLD = """
            select (select count(*) from real_name_application
                    where key_id <> 2 or index_key_id <> 2 or substr(subject, 1, 5) <> '\\x0100000002')
                + (select count(*) from real_name_document where key_id <> 2)
                + (select count(*) from real_name_document_content where substr(content, 1, 5) <> '\\x0100000002')
            """;

    /** Somebody waits for a row. */
    private static final String WAITING =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%real_name%'";

    @Inject
    TestAccounts accounts;

    @Inject
    Database database;

    @Inject
    RealNameApplicationRepository applications;

    @Inject
    ObjectMapper mapper;

    @Inject
    TestDocumentRotations documents;

    private final PersonalData rotated = TestKeySets.after();
    private final List<String> submitted = new ArrayList<>();
    private final List<String> uploaded = new ArrayList<>();
    private String operator;

    @BeforeEach
    void applicationsUnderTheOldKey() {
        operator = Platform.operatorToken("review");
        for (int i = 0; i < ACCOUNTS; i++) {
            TestAccount account = accounts.create();
            RealNameCalls holder = RealNameCalls.by(Client.of(account));
            uploaded.add(holder.uploaded());
            submitted.add(holder.submitted(RealNameCalls.enterprise(uploaded.get(i))));
        }
    }

    @Test
    void everyRowStaysReadableWhileItGetsTheNewKey() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        Future<Integer> read = readers.submit(() -> readUntil(done));
        Future<Integer> alsoRead = readers.submit(() -> readUntil(done));

        RealNameCalls.reject(submitted.get(0), "no").then().statusCode(200);
        run(new SchedulerState.SettableSchedulerState());
        RealNameCalls.approve(submitted.get(1)).then().statusCode(200);
        run(new SchedulerState.SettableSchedulerState());
        done.set(true);

        assertTrue(read.get() + alsoRead.get() > 0);
        readers.shutdown();
        assertEquals(0, database.count(UNDER_THE_OLD));
        assertAllReadable();
    }

    @ParameterizedTest
    @CsvSource({"true, key_id", "false, index_key_id"})
    void aNewKeyOfOneKindAloneComesToEveryRowToo(boolean encryption, String column) {
        PersonalData one = encryption ? TestKeySets.afterForEncryption() : TestKeySets.afterForTheIndex();

        run(one, new SchedulerState.SettableSchedulerState());

        assertEquals(0, database.count("select count(*) from real_name_application where " + column + " <> 2"));
        assertAllReadable();
    }

    @Test
    void whatIsErasedBetweenItsPageAndItsTurnStaysSo() {
        KeyRotation rotation = rotations(rotated).get(0);
        List<OwnedId> stale = page(rotation, null, 1);
        String erased = stale.get(0).id().toString();
        database.execute(
                "update real_name_application set state = 'WITHDRAWN', decided_at = null, ended_at = submitted_at,"
                        + " subject = null, reason = null, key_id = null, number_index = null, index_key_id = null"
                        + " where id = ?::uuid",
                erased);

        QuarkusTransaction.requiringNew().run(() -> rotation.encryptAnew(stale.get(0)));

        assertEquals(
                "WITHDRAWN",
                database.value(
                        "select state from real_name_application where id = ?::uuid and subject is null", erased));
    }

    /** While a row is encrypted anew, an operator decides about it: both happen, one after the other. */
    @Test
    void aDecisionMeanwhileIsKept() throws Exception {
        String decided = submitted.get(0);
        ExecutorService desk = Executors.newSingleThreadExecutor();
        List<Future<Response>> answer = new ArrayList<>();
        SubjectCipher slow = new SubjectCipher(rotated, mapper) {
            @Override
            public EncryptedSubject encryptAnew(RealNameApplication application) {
                answer.add(desk.submit(() -> RealNameCalls.reject(decided, "no")));
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> answer.get(0).isDone() || database.count(WAITING) > 0);
                return super.encryptAnew(application);
            }
        };
        OwnedId id = new OwnedId(
                UUID.fromString(
                        database.value("select account_id from real_name_application where id = ?::uuid", decided)),
                UUID.fromString(decided));

        QuarkusTransaction.requiringNew()
                .run(() -> new ApplicationRotation(applications, slow, rotated).encryptAnew(id));

        answer.get(0).get().then().statusCode(200);
        desk.shutdown();
        assertEquals("REJECTED", database.value("select state from real_name_application where id = ?::uuid", decided));
        assertReadable(0);
    }

    @Test
    void aKilledRunLeavesTheRestToTheNext() {
        int all = database.count(UNDER_THE_OLD);
        AtomicInteger left = new AtomicInteger(3);

        run(new SchedulerState.SettableSchedulerState() {
            @Override
            public boolean isShuttingDown() {
                return left.getAndDecrement() <= 0;
            }
        });

        assertTrue(database.count(UNDER_THE_OLD) > 0 && database.count(UNDER_THE_OLD) < all);
        assertAllReadable();
        run(new SchedulerState.SettableSchedulerState());
        assertEquals(0, database.count(UNDER_THE_OLD));
        assertAllReadable();
    }

    @Test
    void aRunGoesOnPageByPageAlsoPastRowsThatFail() {
        ManyRows rows = new ManyRows(250);

        TestRotations.run(List.of(rows), rotated, new SchedulerState.SettableSchedulerState());

        assertEquals(rows.ids, rows.tried);
    }

    @Test
    void everyPageBeginsWhereTheOneBeforeHasEnded() {
        RealNameCalls holder = RealNameCalls.by(Client.of(accounts.create()));
        RealNameCalls.reject(holder.submitted(RealNameCalls.enterprise(holder.uploaded(), holder.uploaded())), "no");
        holder.submitted(RealNameCalls.individual());
        for (KeyRotation rotation : rotations(rotated)) {
            List<OwnedId> all = page(rotation, null, Integer.MAX_VALUE);
            List<OwnedId> oneByOne = new ArrayList<>();
            for (List<OwnedId> page = page(rotation, null, 1); !page.isEmpty(); ) {
                oneByOne.addAll(page);
                page = page(rotation, oneByOne.get(oneByOne.size() - 1), 1);
            }

            assertTrue(all.size() >= ACCOUNTS + 2, rotation.name());
            assertEquals(all, oneByOne, rotation.name());
        }
    }

    @Test
    void aRowThatDoesNotOpenKeepsNoOtherFromItsNewKey() {
        String broken = submitted.get(0);
        database.execute("update real_name_application set subject = decode('00', 'hex') where id = ?::uuid", broken);

        run(new SchedulerState.SettableSchedulerState());

        assertEquals(
                List.of(broken),
                database.rows("select id from real_name_application where key_id <> 2 or index_key_id <> 2"));
        database.execute("delete from real_name_document where application_id = ?::uuid", broken);
        database.execute("delete from real_name_application where id = ?::uuid", broken);
    }

    private void run(SchedulerState service) {
        run(rotated, service);
    }

    private void run(PersonalData data, SchedulerState service) {
        TestRotations.run(rotations(data), data, service);
    }

    /** Of the applications, and of the documents. */
    private List<KeyRotation> rotations(PersonalData data) {
        return List.of(
                new ApplicationRotation(applications, new SubjectCipher(data, mapper), data), documents.by(data));
    }

    private static List<OwnedId> page(KeyRotation rotation, @Nullable OwnedId after, int limit) {
        return QuarkusTransaction.requiringNew().call(() -> rotation.findStale(after, limit));
    }

    private int readUntil(AtomicBoolean done) {
        int reads = 0;
        while (!done.get()) {
            assertReadable(reads % ACCOUNTS);
            reads++;
        }
        return reads;
    }

    private void assertAllReadable() {
        for (int i = 0; i < ACCOUNTS; i++) {
            assertReadable(i);
        }
    }

    private void assertReadable(int i) {
        Response application = get(submitted.get(i));
        assertEquals(200, application.statusCode(), application::asString);
        assertEquals(RealNameCalls.CREDIT_CODE, application.path("registrationNumber"));
        assertTrue(application.<List<String>>path("otherAccountIds").size() >= ACCOUNTS - 1, application::asString);
        Response document = get(submitted.get(i) + "/documents/" + uploaded.get(i));
        assertEquals(200, document.statusCode(), document::asString);
    }

    private Response get(String path) {
        return Client.unchecked().auth().oauth2(operator).get(RealNameCalls.DESK + path);
    }

    /** More rows than a page has; none of them ever has the new key. */
    private static final class ManyRows implements KeyRotation {
        private final List<OwnedId> ids = new ArrayList<>();
        private final List<OwnedId> tried = new ArrayList<>();

        ManyRows(int count) {
            for (int i = 0; i < count; i++) {
                ids.add(OwnedId.next(UUID.randomUUID()));
            }
        }

        @Override
        public String name() {
            return "many rows";
        }

        @Override
        public List<OwnedId> findStale(@Nullable OwnedId after, int limit) {
            int from = after == null ? 0 : ids.indexOf(after) + 1;
            return ids.subList(from, Math.min(from + limit, ids.size()));
        }

        @Override
        public void encryptAnew(OwnedId id) {
            tried.add(id);
            throw new IllegalStateException("failed on purpose");
        }
    }
}
