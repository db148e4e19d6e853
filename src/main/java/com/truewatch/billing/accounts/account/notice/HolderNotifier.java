package com.truewatch.billing.accounts.account.notice;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.delivery.Channel;
import com.truewatch.billing.accounts.delivery.Message;
import com.truewatch.billing.accounts.delivery.Message.Lifetime;
import com.truewatch.billing.accounts.delivery.Message.Recipient;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.Outbox;
import com.truewatch.billing.accounts.delivery.TemplateField;
import com.truewatch.billing.accounts.delivery.TemplateValues;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells holders what happened to their account, in the account's language. A text message goes only within the budget that
 * all of them share.
 */
@Singleton
public class HolderNotifier {
    /** A notice is worth sending long after the event, but not for ever. */
    private static final Duration LIFETIME = Duration.ofDays(3);

    private final Outbox outbox;
    private final TextNotifier texts;
    private final Clock clock;

    HolderNotifier(Outbox outbox, TextNotifier texts, Clock clock) {
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
    }

    /** To every address that the account has proved: who controls one of them alone cannot hide it. */
    public void tellEverywhere(Account account, MessageTemplate template, TemplateValues values) {
        account.addresses().all().forEach(to -> tell(account, to, template, values));
    }

    /** To one address; the username is known here. */
    public void tell(Account account, Address to, MessageTemplate template, TemplateValues values) {
        tell(account, to, template, values, null);
    }

    /** The same with the link of this change, which is derived when the message leaves. */
    public void tellWithLink(
            Account account, Address to, MessageTemplate template, TemplateValues values, UUID changeId) {
        tell(account, to, template, values, changeId);
    }

    private void tell(
            Account account, Address to, MessageTemplate template, TemplateValues values, @Nullable UUID linkId) {
        if (to instanceof PhoneNumber number && !texts.tryTake(account.id(), number, template)) {
            // Whoever is told by a text message is told by mail as well, of this or of the same event.
            return;
        }
        Instant now = clock.instant();
        Channel channel = to instanceof EmailAddress ? Channel.EMAIL : Channel.SMS;
        Message message = new Message(
                account.id(),
                new Recipient(channel, to.deliverable(), account.locale()),
                template,
                values.with(TemplateField.USERNAME, account.username()),
                new Lifetime(now, now.plus(LIFETIME)));
        outbox.add(linkId == null ? message : message.carryingLink(linkId));
    }
}
