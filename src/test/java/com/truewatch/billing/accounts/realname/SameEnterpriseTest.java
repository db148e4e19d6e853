package com.truewatch.billing.accounts.realname;

import static com.truewatch.billing.accounts.testing.RealNameCalls.enterprise;
import static com.truewatch.billing.accounts.testing.RealNameCalls.individual;
import static com.truewatch.billing.accounts.testing.RealNameCalls.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workspace may move between two accounts of one enterprise, and of nobody else. */
@QuarkusTest
class SameEnterpriseTest {
    private static final String NUMBER = "2018 12345-K";

    @Inject
    TestAccounts accounts;

    @Inject
    SameEnterprise enterprises;

    private TestAccount one;
    private TestAccount other;
    private RealNameCalls holder;
    private RealNameCalls otherHolder;
    private String certified;

    @BeforeEach
    void twoAccountsOfWhichOneIsCertified() {
        one = accounts.create();
        holder = RealNameCalls.by(Client.of(one));
        certified = holder.certified(company(holder, "SG", NUMBER));
        other = accounts.create();
        otherHolder = RealNameCalls.by(Client.of(other));
    }

    @Test
    void isOneHoweverItsNumberIsWritten() {
        otherHolder.certified(company(otherHolder, "SG", "201812345k"));

        assertSame(true);
    }

    @Test
    void isOneWhateverElseIsSaidOfIt() {
        otherHolder.certified(with(company(otherHolder, "SG", NUMBER), "legalName", "Acme Holdings Pte. Ltd."));

        assertSame(true);
    }

    @Test
    void ofAnotherNumberIsAnother() {
        otherHolder.certified(company(otherHolder, "SG", "201812346K"));

        assertSame(false);
    }

    @Test
    void ofAnotherCountryIsAnother() {
        otherHolder.certified(company(otherHolder, "MY", NUMBER));

        assertSame(false);
    }

    @Test
    void isNoneBeforeAndAfterItIsCertified() {
        assertSame(false);
        String id = otherHolder.submitted(company(otherHolder, "SG", NUMBER));
        assertSame(false);

        RealNameCalls.approve(id);
        assertSame(true);

        RealNameCalls.revoke(id, "The licence is not genuine.");
        assertSame(false);
        RealNameCalls.reject(otherHolder.submitted(company(otherHolder, "SG", NUMBER)), "The same licence.");
        assertSame(false);
    }

    @Test
    void thatWasReplacedIsNoneAnyMore() {
        otherHolder.certified(company(otherHolder, "SG", NUMBER));

        holder.certified(with(company(holder, "SG", "201812346K"), "replaces", certified));

        assertSame(false);
    }

    @Test
    void isNoPerson() {
        RealNameCalls.revoke(certified, "The licence is not genuine.");
        holder.certified(person(NUMBER));
        otherHolder.certified(person(NUMBER));
        assertSame(false);
    }

    @Test
    void isNotWhoeverHasItsNumberAsAPerson() {
        otherHolder.certified(person(NUMBER));

        assertSame(false);
    }

    @Test
    void goesWithItselfAndWithNobodyUnknown() {
        assertEquals(true, enterprises.certifiesBoth(one.id(), one.id()));
        assertEquals(false, enterprises.certifiesBoth(other.id(), other.id()));
        assertEquals(false, enterprises.certifiesBoth(one.id(), UUID.randomUUID()));
    }

    private void assertSame(boolean expected) {
        assertEquals(expected, enterprises.certifiesBoth(one.id(), other.id()));
        assertEquals(expected, enterprises.certifiesBoth(other.id(), one.id()));
    }

    private static Map<String, Object> company(RealNameCalls by, String country, String number) {
        return with(with(enterprise(by.uploaded()), "country", country), "registrationNumber", number);
    }

    private static Map<String, Object> person(String number) {
        return with(with(individual(), "country", "SG"), "idNumber", number);
    }
}
