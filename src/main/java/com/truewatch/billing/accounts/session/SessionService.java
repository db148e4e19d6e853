package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.Holder.Secret;
import com.truewatch.billing.accounts.account.event.EverySessionEnded;
import com.truewatch.billing.accounts.account.event.SessionsEnded;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.Session.EndReason;
import com.truewatch.billing.accounts.session.Session.Strength;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Continues and ends sessions. */
@ApplicationScoped
class SessionService implements Sessions {
    private final SessionRepository sessions;
    private final AccountRepository accounts;
    private final SessionConfig config;
    private final Journal journal;
    private final HolderNotifier notifier;
    private final EventContext eventContext;
    private final Event<SessionsEnded> ended;
    private final Event<EverySessionEnded> everyOneEnded;
    private final Clock clock;

    SessionService(
            SessionRepository sessions,
            AccountRepository accounts,
            SessionConfig config,
            Journal journal,
            HolderNotifier notifier,
            EventContext eventContext,
            Event<SessionsEnded> ended,
            Event<EverySessionEnded> everyOneEnded,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.config = config;
        this.journal = journal;
        this.notifier = notifier;
        this.eventContext = eventContext;
        this.ended = ended;
        this.everyOneEnded = everyOneEnded;
        this.clock = clock;
    }

    /** A new session, in the transaction of the login; beyond the number an account may have of its kind the oldest one ends. */
    @Transactional(TxType.MANDATORY)
    public Session begin(UUID accountId, Authentication authentication, Client client) {
        return begin(new Session(accountId, authentication, client, clock.instant(), config.absolute()), client);
    }

    /** The same by a ticket of the console, for the owner of this workspace. */
    @Transactional(TxType.MANDATORY)
    public Session beginByTicket(UUID accountId, String workspaceId, Client client) {
        Session session =
                new Session(accountId, Authentication.byTicket(), client, clock.instant(), config.absoluteByTicket());
        session.beganFor(workspaceId);
        return begin(session, client);
    }

    /** The holder's sessions that are alive, newest first. */
    @Transactional
    public List<Session> list(Holder holder, @Nullable UUID before, int limit) {
        return sessions.findAlive(holder.accountId(), clock.instant(), config.idle(), before, limit);
    }

    /**
     * Ends one of the holder's sessions.
     *
     * @throws ProblemException {@code not-found}, the same for a foreign one, a dead one and none
     */
    @Transactional
    public void revoke(Holder holder, UUID id) {
        Instant now = clock.instant();
        Session session = sessions.lock(new OwnedId(holder.accountId(), id))
                .filter(it -> it.isAlive(now, config.idle()))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        end(session, EndReason.REVOKED, now);
        journal.succeeded(holder.accountId(), ActivityType.SESSION_REVOKED, holder.client(), Map.of("sessions", "1"));
    }

    /** Ends every session of the holder but the one that asks; how many that were. */
    @Transactional
    public int revokeOthers(Holder holder) {
        int revoked = endAll(
                holder.accountId(), sessions.lockOthers(holder.accountId(), holder.sessionId()), EndReason.REVOKED);
        if (revoked > 0) {
            journal.succeeded(
                    holder.accountId(),
                    ActivityType.SESSION_REVOKED,
                    holder.client(),
                    Map.of("sessions", Integer.toString(revoked)));
        }
        return revoked;
    }

    /**
     * Takes a refresh token: of parallel calls one rotates, and for a short grace the others, or a client that lost the
     * answer, get the same successor. So does who brings that successor a moment later: tabs that share a cookie and refresh
     * together end at one token, and no time moves. An older token is a copy in wrong hands (RFC 9700, 4.14): the session
     * ends.
     *
     * @return the session with its present counter; empty when it is over or its account is frozen, which is committed and so not thrown
     */
    @Transactional
    public Optional<Session> refresh(RefreshToken token, Client client) {
        Instant now = clock.instant();
        Optional<Session> live = sessions.lock(token.session())
                .filter(it -> it.isAlive(now, config.idle())
                        && isUsable(token.session().accountId(), now));
        if (live.isEmpty()) {
            return live;
        }
        Session session = live.get();
        int behind = session.refreshCounter() - token.counter();
        if (behind == 0) {
            if (session.refreshCounter() == 0
                    || !now.isBefore(session.lastUsedAt().plus(config.refreshRest()))) {
                session.rotate(now);
            }
            return live;
        }
        if (behind == 1 && !now.isAfter(session.lastUsedAt().plus(config.refreshGrace()))) {
            return live;
        }
        if (behind > 0) {
            end(session, EndReason.REFRESH_REUSED, now);
            journal.refused(token.session().accountId(), ActivityType.REFRESH_TOKEN_REUSED, client, Map.of());
            notifier.tellEverywhere(
                    accounts.findById(token.session().accountId()),
                    MessageTemplate.SESSION_STOLEN,
                    eventContext.by(client));
        }
        return Optional.empty();
    }

    /** Ends a session by its holder's wish; one that is over already stays as it is. */
    @Transactional
    public void logOut(OwnedId id, Client client) {
        Instant now = clock.instant();
        sessions.lock(id).filter(it -> it.isAlive(now, config.idle())).ifPresent(session -> {
            end(session, EndReason.LOGGED_OUT, now);
            journal.succeeded(id.accountId(), ActivityType.LOGOUT, client, Map.of());
        });
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public int endAllBut(UUID accountId, UUID keptSessionId, Cause cause) {
        return endAll(accountId, sessions.lockOthers(accountId, keptSessionId), EndReason.of(cause));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public int endAll(UUID accountId, Cause cause) {
        int alive = endAll(accountId, sessions.lockAll(accountId), EndReason.of(cause));
        everyOneEnded.fire(new EverySessionEnded(accountId));
        return alive;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public int endAllOfWorkspace(UUID accountId, String workspaceId) {
        return endAll(accountId, sessions.lockOfWorkspace(accountId, workspaceId), EndReason.WORKSPACE_LEFT);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void prove(UUID accountId, UUID sessionId, @Nullable Secret secret) {
        sessions.prove(new OwnedId(accountId, sessionId), secret, clock.instant());
    }

    @Override
    @Transactional
    public List<LiveSession> list(UUID accountId, @Nullable UUID before, int limit) {
        return sessions.findAlive(accountId, clock.instant(), config.idle(), before, limit).stream()
                .map(Session::toLiveSession)
                .toList();
    }

    private Session begin(Session session, Client client) {
        UUID accountId = session.id().accountId();
        Strength strength = session.strength();
        Instant now = session.createdAt();
        sessions.persistAndFlush(session);
        sessions.lockSurplus(accountId, strength == Strength.ENTRY, now, config.idle(), config.most())
                .forEach(it -> end(it, EndReason.TOO_MANY, now));
        journal.succeeded(accountId, ActivityType.LOGIN, client, Map.of("by", strength.name()));
        return session;
    }

    private int endAll(UUID accountId, List<Session> candidates, EndReason reason) {
        Instant now = clock.instant();
        List<Session> alive =
                candidates.stream().filter(it -> it.isAlive(now, config.idle())).toList();
        alive.forEach(it -> it.end(reason, now));
        if (!alive.isEmpty()) {
            ended.fire(new SessionsEnded(
                    accountId, alive.stream().map(it -> it.id().id()).collect(Collectors.toUnmodifiableSet())));
        }
        return alive.size();
    }

    private boolean isUsable(UUID accountId, Instant now) {
        return accounts.findByIdOptional(accountId)
                .filter(it -> it.standing().isUsable(now))
                .isPresent();
    }

    private void end(Session session, EndReason reason, Instant now) {
        session.end(reason, now);
        ended.fire(
                new SessionsEnded(session.id().accountId(), Set.of(session.id().id())));
    }
}
