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
    private final SessionStart start;
    private final SessionAnswers answers;

    FirstSession(SessionStart start, SessionAnswers answers) {
        this.start = start;
        this.answers = answers;
    }

    @Override
    public Supplier<Response> begin(Account account, Client client) {
        LoggedIn loggedIn = start.beginFirst(account, client);
        return () -> answers.begun(loggedIn);
    }
}
