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
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes links, and reads the tokens in them. The token is in the fragment, which no browser sends to a server: it is in
 * no log of the page's host, and in no {@code Referer}.
 */
@Singleton
class UndoLinks implements LinkProvider {
    private final Pages pages;
    private final UndoRightRepository rights;
    private final UndoRepository undos;
    private final DerivedTokens tokens;
    private final Clock clock;

    UndoLinks(Pages pages, UndoRightRepository rights, UndoRepository undos, DerivedTokens tokens, Clock clock) {
        this.pages = pages;
        this.rights = rights;
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
    public Optional<String> linkFor(UUID accountId, UUID linkId, MessageTemplate template) {
        UndoLinkKind link = UndoLinkKind.find(template).orElseThrow();
        OwnedId id = new OwnedId(accountId, linkId);
        return works(link, id)
                ? Optional.of(page(link) + "#token=" + tokens.write(link.purpose(), id))
                : Optional.empty();
    }

    /** What a genuine token names: a link to undo, or the undo to contest; empty for anything else. */
    Optional<OwnedId> read(UndoLinkKind link, String token) {
        return tokens.readOwnedId(link.purpose(), token);
    }

    private boolean works(UndoLinkKind link, OwnedId id) {
        Instant now = clock.instant();
        return switch (link) {
            case UNDO ->
                rights.findByLink(id.accountId(), id.id())
                        .filter(it -> it.isOpenTo(id.id(), rights.findReachedBy(it, id.id()), now))
                        .isPresent();
            case CONTEST ->
                undos.findByIdOptional(id)
                        .filter(it -> it.stateAt(now) == UndoState.CONTESTABLE)
                        .isPresent();
        };
    }

    private URI page(UndoLinkKind link) {
        return switch (link) {
            case UNDO -> pages.undo();
            case CONTEST -> pages.contest();
        };
    }
}
