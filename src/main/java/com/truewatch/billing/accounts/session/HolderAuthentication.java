package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.logging.LogContext;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.platform.security.client.Clients;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.SessionRef;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * Checks every holder's token against its session's row, in the same query that reads the account: a session that was
 * ended anywhere is over here with the next request, and a resource that shows the account needs no second query.
 */
@ApplicationScoped
class HolderAuthentication implements SecurityIdentityAugmentor {
    private static final String SESSION_AND_ACCOUNT =
            "select s, a from Session s join Account a on a.id = s.id.accountId where s.id = :id";

    private final SessionFactory database;
    private final SessionConfig config;
    private final Clients clients;
    private final LogContext log;
    private final Clock clock;

    HolderAuthentication(SessionFactory database, SessionConfig config, Clients clients, LogContext log, Clock clock) {
        this.database = database;
        this.config = config;
        this.clients = clients;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        if (identity.isAnonymous() || !identity.hasRole(AccessTokens.ROLE_ACCOUNT)) {
            return Uni.createFrom().item(identity);
        }
        return context.runBlocking(() -> augment(identity, HttpSecurityUtils.getRoutingContextAttribute(attributes)));
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        throw new UnsupportedOperationException("needs the request");
    }

    private SecurityIdentity augment(SecurityIdentity identity, RoutingContext request) {
        try {
            SessionRef token = SessionRef.of((JsonWebToken) identity.getPrincipal());
            log.isOf(token.accountId());
            Holder holder = holderOfLiveSession(
                    new OwnedId(token.accountId(), token.sessionId()), clients.of(request.request()));
            return QuarkusSecurityIdentity.builder(identity)
                    .addAttribute(Holder.ATTRIBUTE, holder)
                    .build();
        } catch (IllegalArgumentException unreadable) {
            throw new AuthenticationFailedException(unreadable);
        } catch (ProblemException over) {
            throw new AuthenticationFailedException(over);
        }
    }

    /** Outside any transaction: one statement, one connection for as long as it takes. */
    private Holder holderOfLiveSession(OwnedId id, Client client) {
        Instant now = clock.instant();
        try (StatelessSession reader = database.openStatelessSession()) {
            Object[] row = reader.createSelectionQuery(SESSION_AND_ACCOUNT, Object[].class)
                    .setParameter("id", id)
                    .getSingleResultOrNull();
            if (row == null
                    || !(row[0] instanceof Session session && session.isAlive(now, config.idle()))
                    || !(row[1] instanceof Account account && account.standing().isUsable(now))) {
                throw new ProblemException(Problem.SESSION_ENDED);
            }
            return new Holder(account, id.id(), session.proof(), client);
        }
    }
}
