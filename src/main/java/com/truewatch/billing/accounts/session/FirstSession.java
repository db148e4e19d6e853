package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.FirstLogin;
import com.truewatch.billing.accounts.platform.security.Client;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** The session with which a registration ends. */
@Singleton
class FirstSession implements FirstLogin {
    private final SessionStarter start;
    private final SessionResponses responses;

    FirstSession(SessionStarter start, SessionResponses responses) {
        this.start = start;
        this.responses = responses;
    }

    @Override
    public Supplier<Response> begin(Account account, Client client) {
        LoggedIn loggedIn = start.beginFirst(account, client);
        return () -> responses.begun(loggedIn);
    }
}
