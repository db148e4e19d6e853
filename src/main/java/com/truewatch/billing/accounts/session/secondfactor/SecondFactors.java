package com.truewatch.billing.accounts.session.secondfactor;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.Authentication.SecondFactor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The second factors of accounts; implemented where they are kept. All of it joins the caller's transaction. */
public interface SecondFactors {
    /** What an account can give as a second proof now, in the order in which it is offered. */
    List<SecondFactor> of(UUID accountId);

    /**
     * Looks at a second proof, and uses it up where it is right: each is good once, on all replicas.
     *
     * @return the methods that it was, by their names in RFC 8176; empty where it is wrong
     */
    Optional<List<String>> verify(Account account, SecondProof proof, Client client);
}
