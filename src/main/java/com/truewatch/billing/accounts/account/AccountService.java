package com.truewatch.billing.accounts.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.http.EntityTags;
import com.truewatch.billing.accounts.platform.http.MergePatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a holder changes by a plain edit. {@code If-Match} is looked at last: a request that fails anyway is told why (RFC
 * 9110, 13.2.1).
 */
@ApplicationScoped
class AccountService {
    private final AccountRepository accounts;
    private final MergePatch mergePatch;
    private final Edits edits;
    private final Journal journal;
    private final Clock clock;

    AccountService(AccountRepository accounts, MergePatch mergePatch, Edits edits, Journal journal, Clock clock) {
        this.accounts = accounts;
        this.mergePatch = mergePatch;
        this.edits = edits;
        this.journal = journal;
        this.clock = clock;
    }

    /** Merges a patch into the profile; a patch that changes nothing leaves no trace. */
    @Transactional
    public Account patchProfile(Holder holder, @Nullable JsonNode patch, @Nullable String ifMatch) {
        Instant now = clock.instant();
        Account account = accounts.lockFor(AccountAct.EDIT_PROFILE, holder.accountId(), now);
        Profile changed = mergePatch
                .apply(ProfileBody.from(account.profile()), patch, ProfileBody.class)
                .toProfile();
        EntityTags.requireMatch(ifMatch, account.entityTag(now));
        return finish(holder, account, account.changeProfile(changed, now));
    }

    /** Merges a patch into what the account itself lets a holder set. */
    @Transactional
    public Account patch(Holder holder, @Nullable JsonNode patch, @Nullable String ifMatch) {
        Instant now = clock.instant();
        Account account = accounts.lockFor(AccountAct.EDIT_PROFILE, holder.accountId(), now);
        AccountPatch current = new AccountPatch(
                AccountPatch.MessageLocale.valueOf(account.locale().getLanguage()));
        AccountPatch changed = mergePatch.apply(current, patch, AccountPatch.class);
        EntityTags.requireMatch(ifMatch, account.entityTag(now));
        return finish(holder, account, account.changeLocale(changed.locale().name(), now));
    }

    private Account finish(Holder holder, Account account, boolean changed) {
        if (changed) {
            edits.take(account.id());
            accounts.flush();
            journal.succeeded(account.id(), ActivityType.PROFILE_CHANGED, holder.client(), Map.of());
            journal.announce(EventType.ACCOUNT_PROFILE_CHANGED, account.id(), account.id(), account.version());
        }
        return account;
    }
}
