package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.delivery.Channel;
import com.truewatch.billing.accounts.delivery.Message;
import com.truewatch.billing.accounts.delivery.Message.Lifetime;
import com.truewatch.billing.accounts.delivery.Message.Recipient;
import com.truewatch.billing.accounts.delivery.Outbox;
import com.truewatch.billing.accounts.delivery.Template;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells holders what happened to their account, in the account's language. */
@Singleton
public class HolderNotices {
    /** A notice is worth sending long after the event, but not for ever. */
    private static final Duration LIFETIME = Duration.ofDays(3);

    private final Outbox outbox;
    private final Clock clock;

    HolderNotices(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** To every address that the account has proved: who controls one of them alone cannot hide it. */
    public void tellEverywhere(Account account, Template template, Map<String, String> parameters) {
        account.provedAddresses().forEach(to -> tell(account, to, template, parameters));
    }

    /** To one address. The texts may name the {@code username} and the {@code time} beside these parameters. */
    public void tell(Account account, Address to, Template template, Map<String, String> parameters) {
        tell(account, to, new Notice(template, parameters));
    }

    /** The same with whatever the notice carries. */
    public void tell(Account account, Address to, Notice notice) {
        Instant now = clock.instant();
        Map<String, String> all = new HashMap<>(notice.parameters);
        all.put("username", account.username());
        all.put("time", now.toString());
        Channel channel = to instanceof EmailAddress ? Channel.EMAIL : Channel.SMS;
        Message message = new Message(
                account.id(),
                new Recipient(channel, to.deliverable(), account.locale()),
                notice.template,
                all,
                new Lifetime(now, now.plus(LIFETIME)));
        outbox.add(notice.linkId == null ? message : message.carryingLink(notice.linkId));
    }

    /**
     * What is told.
     *
     * @param template the words
     * @param parameters what they are filled with, beside {@code username} and {@code time}
     * @param linkId the change whose link goes with it; null where none does
     */
    public record Notice(
            Template template,
            Map<String, String> parameters,
            @Nullable UUID linkId) {
        /** Without a link. */
        public Notice(Template template, Map<String, String> parameters) {
            this(template, parameters, null);
        }

        /** The same with the link of this change. */
        public Notice withLink(UUID changeId) {
            return new Notice(template, parameters, changeId);
        }
    }
}
