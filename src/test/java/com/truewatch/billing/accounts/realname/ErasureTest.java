package com.truewatch.billing.accounts.realname;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static com.truewatch.billing.accounts.testing.RealNameCalls.enterprise;
import static com.truewatch.billing.accounts.testing.RealNameCalls.individual;
import static com.truewatch.billing.accounts.testing.RealNameCalls.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that names its holder outlives an account; what staff did stays. */
@QuarkusTest
class ErasureTest {
    @Inject
    TestAccounts accounts;

    @Inject
    AccountRepository repository;

    @Inject
    SameEnterprise enterprises;

    @Inject
    Event<AccountClosed> closings;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private TestAccount account;
    private TestAccount neighbour;
    private String rejected;
    private String certified;
    private String waiting;
    private String certifiedNeighbour;

    @BeforeEach
    void twoAccountsOfOneEnterprise() {
        account = accounts.create();
        RealNameCalls holder = RealNameCalls.by(Client.of(account));
        rejected = holder.submitted(individual());
        RealNameCalls.reject(rejected, "The name is not that of the licence.");
        certified = holder.certified(enterprise(holder.uploaded()));
        waiting = holder.submitted(with(enterprise(holder.uploaded()), "replaces", certified));
        holder.uploaded();

        neighbour = accounts.create();
        RealNameCalls other = RealNameCalls.by(Client.of(neighbour));
        certifiedNeighbour = other.certified(enterprise(other.uploaded()));
        assertTrue(enterprises.certifiesBoth(account.id(), neighbour.id()));
    }

    @Test
    void takesWhatEveryApplicationSaidAndEveryDocument() {
        assertEquals(3, said());
        assertEquals(3, count("real_name_document"));

        close();

        assertEquals(0, said());
        assertEquals(0, count("real_name_document"));
        assertEquals(0, count("real_name_document_content"));
        for (String id : List.of(rejected, certified, waiting)) {
            refused(404, "not-found", RealNameCalls.read(id));
        }
    }

    @Test
    void leavesThatThereWereApplicationsAndWhoDecidedThem() {
        close();

        assertEquals(
                List.of("INDIVIDUAL REJECTED", "ENTERPRISE APPROVED", "ENTERPRISE WITHDRAWN"),
                database.rows(
                        "select subject_type || ' ' || state from real_name_application where account_id = ? order by id",
                        account.id()));
        assertEquals(
                List.of("REJECTED local-operator " + rejected, "APPROVED local-operator " + certified),
                database.rows(
                        "select concat_ws(' ', act, actor, application_id) from real_name_act"
                                + " where account_id = ? order by id",
                        account.id()));
        assertTrue(database.eventsOf(account.id()).contains("real-name.withdrawn"));
    }

    @Test
    void leavesNoTraceOfItsNumber() {
        close();

        assertFalse(enterprises.certifiesBoth(account.id(), neighbour.id()));
        assertFalse(RealNameCalls.read(certifiedNeighbour)
                .<List<String>>path("otherAccountIds")
                .contains(account.id().toString()));
    }

    @Test
    void leavesOtherAccountsAsTheyAre() {
        List<String> before = database.everythingOf(neighbour.id());

        close();

        assertEquals(before, database.everythingOf(neighbour.id()));
    }

    @Test
    void isUndoneWithAClosingThatFails() {
        List<String> before = database.everythingOf(account.id());

        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    fire();
                    throw new IllegalStateException("failed on purpose");
                }));

        assertEquals(before, database.everythingOf(account.id()));
    }

    private void close() {
        QuarkusTransaction.requiringNew().run(this::fire);
    }

    private void fire() {
        assertTrue(repository.lock(account.id()).isPresent());
        closings.fire(new AccountClosed(account.id(), Set.of(), clock.instant()));
    }

    private int said() {
        return database.count(
                "select count(*) from real_name_application where account_id = ?"
                        + " and num_nonnulls(subject, reason, key_id, number_index, index_key_id) > 0",
                account.id());
    }

    private int count(String table) {
        return database.count("select count(*) from " + table + " where account_id = ?", account.id());
    }
}
