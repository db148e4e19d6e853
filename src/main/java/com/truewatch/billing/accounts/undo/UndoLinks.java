package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.delivery.LinkProvider;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.http.Pages;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.security.secret.DerivedTokens;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes links, and reads the tokens in them. The token is in the fragment, which no browser sends to a server: it is in
 * no log of the page's host, and in no {@code Referer}.
 */
@Singleton
class UndoLinks implements LinkProvider {
    private final Pages pages;
    private final UndoRepository undos;
    private final DerivedTokens tokens;
    private final Clock clock;

    UndoLinks(Pages pages, UndoRepository undos, DerivedTokens tokens, Clock clock) {
        this.pages = pages;
        this.undos = undos;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public boolean writesFor(MessageTemplate template) {
        return UndoLinkKind.find(template).isPresent();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<String> linkFor(UUID accountId, UUID changeId, MessageTemplate template) {
        UndoLinkKind link = UndoLinkKind.find(template).orElseThrow();
        OwnedId id = new OwnedId(accountId, changeId);
        return undos.findByIdOptional(id)
                .filter(it -> it.stateAt(clock.instant()) == link.good())
                .map(it -> page(link) + "#token=" + token(link, id));
    }

    /** The change that a genuine token names; empty for anything else. */
    Optional<OwnedId> read(UndoLinkKind link, String token) {
        return tokens.read(link.purpose(), token).map(ByteBuffer::wrap).map(OwnedId::readFrom);
    }

    private URI page(UndoLinkKind link) {
        return switch (link) {
            case UNDO -> pages.undo();
            case CONTEST -> pages.contest();
        };
    }

    private String token(UndoLinkKind link, OwnedId id) {
        ByteBuffer payload = ByteBuffer.allocate(OwnedId.BYTES);
        id.writeTo(payload);
        return tokens.write(link.purpose(), payload.array());
    }
}
