package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.HolderNotices;
import com.truewatch.billing.accounts.delivery.Fact;
import com.truewatch.billing.accounts.delivery.Facts;
import com.truewatch.billing.accounts.delivery.Occasions;
import com.truewatch.billing.accounts.delivery.Template;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Tells holders, by mail, what happened to their workspaces. */
@Singleton
class WorkspaceLetters {
    /** A mail names so many workspaces; the others it counts. */
    static final int NAMED = 20;

    private final HolderNotices notices;
    private final Occasions occasions;

    WorkspaceLetters(HolderNotices notices, Occasions occasions) {
        this.notices = notices;
        this.occasions = occasions;
    }

    void tell(Account account, Template template, Workspace workspace) {
        tell(account, template, List.of(workspace));
    }

    void tell(Account account, Template template, List<Workspace> workspaces) {
        send(account, template, about(workspaces));
    }

    /** That their countdown runs, and until when. */
    void tellLocking(Account account, Template template, List<Workspace> workspaces, Instant until) {
        send(account, template, about(workspaces).with(Fact.UNTIL, until.toString()));
    }

    private void send(Account account, Template template, Facts facts) {
        notices.tell(account, account.email(), template, facts);
    }

    private Facts about(List<Workspace> workspaces) {
        String named = workspaces.stream().limit(NAMED).map(Workspace::name).collect(Collectors.joining(", "));
        int others = workspaces.size() - NAMED;
        return occasions.now().with(Fact.WORKSPACES, others > 0 ? named + ", .. (+" + others + ")" : named);
    }
}
