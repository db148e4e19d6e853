package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.address.LoginName;
import com.truewatch.billing.accounts.operator.AccountSearch.Form;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds accounts for staff, and writes down that they have searched. */
@ApplicationScoped
class AccountSearchService {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final AccountRepository accounts;
    private final EntityManager entities;
    private final Clock clock;

    AccountSearchService(AccountRepository accounts, EntityManager entities, Clock clock) {
        this.accounts = accounts;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * The one account that the text names as a whole, a closed one too; else those of which it is a part, newest first,
     * before {@code before} where it is given. At most {@code limit}, and one more that only tells that there are more.
     */
    @Transactional
    public List<Account> search(String query, String operator, @Nullable UUID before, int limit) {
        Form form = ID.matcher(query).matches()
                ? Form.ID
                : Form.of(LoginName.parse(query).form());
        Optional<Account> named = before == null ? named(query, form) : Optional.empty();
        List<Account> found = named.map(List::of).orElseGet(() -> accounts.findByPart(query, before, limit + 1));
        List<Account> shown = found.subList(0, Math.min(limit, found.size()));
        entities.persist(new AccountSearch(operator, named.isPresent() ? form : Form.PART, shown, clock.instant()));
        return found;
    }

    private Optional<Account> named(String query, Form form) {
        return switch (form) {
            case ID -> accounts.findByIdOptional(UUID.fromString(query));
            case USERNAME -> accounts.findByUsername(LoginName.parse(query).key());
            case EMAIL, PHONE -> accounts.findByLogin(LoginName.parse(query));
            case PART -> Optional.empty();
        };
    }
}
