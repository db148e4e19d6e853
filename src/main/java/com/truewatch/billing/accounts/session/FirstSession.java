package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** The session with which a registration ends. */
@Singleton
public class FirstSession {
    private final SessionStarter start;
    private final SessionResponses responses;

    FirstSession(SessionStarter start, SessionResponses responses) {
        this.start = start;
        this.responses = responses;
    }

    /** Begins a session in the caller's transaction; the result is the answer of a login, once that is committed. */
    public Supplier<Response> begin(Account account, Client client) {
        LoggedIn loggedIn = start.beginFirst(account, client);
        return () -> responses.begun(loggedIn);
    }
}
