package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.TemplateField;
import com.truewatch.billing.accounts.delivery.TemplateValues;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Tells holders, by mail, what happened to their workspaces. */
@Singleton
public class WorkspaceNotifier {
    /** A mail names so many workspaces; the others it counts. */
    static final int NAMED = 20;

    private final HolderNotifier notifier;
    private final EventContext context;

    WorkspaceNotifier(HolderNotifier notifier, EventContext context) {
        this.notifier = notifier;
        this.context = context;
    }

    public void tell(Account account, MessageTemplate template, Workspace workspace) {
        tell(account, template, List.of(workspace));
    }

    public void tell(Account account, MessageTemplate template, List<Workspace> workspaces) {
        send(account, template, about(workspaces));
    }

    /** That their countdown runs, and until when. */
    public void tellLocking(Account account, MessageTemplate template, List<Workspace> workspaces, Instant until) {
        send(account, template, about(workspaces).with(TemplateField.UNTIL, until.toString()));
    }

    private void send(Account account, MessageTemplate template, TemplateValues values) {
        notifier.tell(account, account.addresses().email(), template, values);
    }

    private TemplateValues about(List<Workspace> workspaces) {
        String named = workspaces.stream().limit(NAMED).map(Workspace::name).collect(Collectors.joining(", "));
        int others = workspaces.size() - NAMED;
        return context.now().with(TemplateField.WORKSPACES, others > 0 ? named + ", .. (+" + others + ")" : named);
    }
}
