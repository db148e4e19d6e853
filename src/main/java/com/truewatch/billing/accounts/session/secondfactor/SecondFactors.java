package com.truewatch.billing.accounts.session.secondfactor;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.Authentication.SecondFactor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The second factors of accounts; implemented where they are kept. All of it joins the caller's transaction. */
public interface SecondFactors {
    /** What an account can give as a second proof now, in the order in which it is offered. */
    List<SecondFactor> of(UUID accountId);

    /**
     * Uses the challenge of a passkey's answer up, before that is looked at.
     *
     * @param ticketId of the login whose second proof it is; null where it is of none
     * @return false where it is good for nothing: the answer need not be looked at
     */
    boolean useChallenge(SecondProof.Passkey proof, @Nullable UUID ticketId);

    /** Whose passkey it says to be, as its device says too; nothing is verified yet. */
    Optional<UUID> ownerOf(SecondProof.Passkey proof);

    /**
     * Looks at a second proof, and uses it up where it is right: each is good once, on all replicas.
     *
     * @return the methods that it was, by their names in RFC 8176; empty where it is wrong
     */
    Optional<List<String>> verify(Account account, SecondProof proof, Client client);
}
