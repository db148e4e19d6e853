package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.delivery.CodeProvider;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.persistence.LoneStatements;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Derives the code of a message when it leaves. */
@Singleton
class ChallengeCodeProvider implements CodeProvider {
    private final LoneStatements statements;
    private final Secrets secrets;
    private final Clock clock;

    ChallengeCodeProvider(LoneStatements statements, Secrets secrets, Clock clock) {
        this.statements = statements;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Optional<String> codeFor(UUID accountId, UUID challengeId, int send) {
        OwnedId id = new OwnedId(accountId, challengeId);
        return Optional.ofNullable(statements.call(session -> session.get(Challenge.class, id)))
                .filter(it -> it.sends() == send && !it.isDecoy() && it.isOpen(clock.instant()))
                .flatMap(it -> it.code(secrets));
    }
}
