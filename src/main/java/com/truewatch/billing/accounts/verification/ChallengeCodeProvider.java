package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.delivery.CodeProvider;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Derives the code of a message when it leaves. */
@Singleton
class ChallengeCodeProvider implements CodeProvider {
    private final ChallengeRepository challenges;
    private final Secrets secrets;
    private final Clock clock;

    ChallengeCodeProvider(ChallengeRepository challenges, Secrets secrets, Clock clock) {
        this.challenges = challenges;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<String> codeFor(UUID accountId, UUID challengeId, int send) {
        return challenges
                .findByIdOptional(new OwnedId(accountId, challengeId))
                .filter(it -> it.sends() == send && !it.isDecoy() && it.isOpen(clock.instant()))
                .flatMap(it -> it.code(secrets));
    }
}
