package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.tracing.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.UUID;

/** Where a use case leaves a message: it will be sent if, and only if, the use case commits. */
@ApplicationScoped
public class Outbox {
    private final MessageRepository messages;
    private final SendQueue queue;

    Outbox(MessageRepository messages, SendQueue queue) {
        this.messages = messages;
        this.queue = queue;
    }

    /** Queues a message in the transaction of the caller. */
    @Transactional(TxType.MANDATORY)
    public void add(Message message) {
        message.trace(Traces.present());
        messages.persist(message);
        queue.schedule(message.id(), message.channel());
    }

    /** Forgets every message about these accounts or stand-ins, sent or not; one that is on its way now still arrives. */
    @Transactional(TxType.MANDATORY)
    public void forget(Collection<UUID> subjects) {
        messages.delete("id.accountId in ?1", subjects);
    }
}
