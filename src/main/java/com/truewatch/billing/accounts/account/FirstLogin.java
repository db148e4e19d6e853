package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.platform.security.Client;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Logs a holder in who has just made the account; implemented where sessions live. */
public interface FirstLogin {
    /** Begins a session in the caller's transaction; the result is the answer of a login, once that is committed. */
    Supplier<Response> begin(Account account, Client client);
}
