package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.delivery.LinkProvider;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.http.Pages;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.security.secret.DerivedTokens;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes the links that stop a recovery, and reads the tokens in them. The id in the query is no secret; the token is in the
 * fragment, which no browser sends to a server.
 */
@Singleton
class RecoveryLinks implements LinkProvider {
    private static final String PURPOSE = "cancel-recovery-link";

    private final URI page;
    private final RecoveryRepository recoveries;
    private final DerivedTokens tokens;
    private final Clock clock;

    RecoveryLinks(Pages pages, RecoveryRepository recoveries, DerivedTokens tokens, Clock clock) {
        this.page = pages.cancelRecovery();
        this.recoveries = recoveries;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public boolean writesFor(MessageTemplate template) {
        return template == MessageTemplate.ADDRESS_RECOVERY_OPENED;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<String> linkFor(UUID accountId, UUID recoveryId, MessageTemplate template) {
        OwnedId id = new OwnedId(accountId, recoveryId);
        return recoveries
                .findByIdOptional(id)
                .filter(it -> it.stateAt(clock.instant()) == RecoveryState.OPEN)
                .map(it -> page + "?id=" + recoveryId + "#token=" + tokens.write(PURPOSE, id));
    }

    /** The recovery that a genuine token names; empty for anything else. */
    Optional<OwnedId> read(String token) {
        return tokens.readOwnedId(PURPOSE, token);
    }
}
