package com.truewatch.billing.accounts.factor.change;

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
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Writes the links that undo changes of second factors, and reads the tokens in them. */
@Singleton
class FactorLinks implements LinkProvider {
    private static final String PURPOSE = "factor-change-link";
    private static final Set<MessageTemplate> LINKED = EnumSet.of(
            MessageTemplate.PASSKEY_ENROLLED,
            MessageTemplate.TOTP_ENROLLED,
            MessageTemplate.RECOVERY_CODES_MADE,
            MessageTemplate.FACTOR_REMOVED);

    private final URI page;
    private final FactorChangeRepository changes;
    private final DerivedTokens tokens;
    private final Clock clock;

    FactorLinks(Pages pages, FactorChangeRepository changes, DerivedTokens tokens, Clock clock) {
        this.page = pages.undoFactors();
        this.changes = changes;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public boolean writesFor(MessageTemplate template) {
        return LINKED.contains(template);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<String> linkFor(UUID accountId, UUID changeId, MessageTemplate template) {
        OwnedId id = new OwnedId(accountId, changeId);
        return changes.findByIdOptional(id)
                .filter(it -> it.isLive(clock.instant()))
                .map(it -> page + "#token=" + tokens.write(PURPOSE, id));
    }

    /** The change that a genuine token names; empty for anything else. */
    Optional<OwnedId> read(String token) {
        return tokens.readOwnedId(PURPOSE, token);
    }
}
