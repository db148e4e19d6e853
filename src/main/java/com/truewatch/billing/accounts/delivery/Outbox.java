package com.truewatch.billing.accounts.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

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
        messages.persist(message);
        queue.schedule(message.id());
    }
}
