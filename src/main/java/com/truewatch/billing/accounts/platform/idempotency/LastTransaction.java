package com.truewatch.billing.accounts.platform.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.util.function.Supplier;

/**
 * The transaction in which an operation has its effect. Under a key it goes on after the service has returned, until the
 * answer is written down in it.
 */
@Singleton
public class LastTransaction {
    private final TransactionManager transactions;
    private final EntityManager entities;
    private final ThreadLocal<Boolean> awaited = ThreadLocal.withInitial(() -> false);

    LastTransaction(TransactionManager transactions, EntityManager entities) {
        this.transactions = transactions;
        this.entities = entities;
    }

    /**
     * Does the last step of an operation that runs in steps, in a transaction that begins here. Under a key, what a unique
     * index refuses is thrown from here, and not when the transaction ends.
     */
    public <T> T of(Supplier<T> step) {
        if (!awaited.get()) {
            return QuarkusTransaction.requiringNew().call(step::get);
        }
        begin();
        boolean done = false;
        try {
            T result = step.get();
            entities.flush();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollback();
            }
        }
    }

    /** From now on this thread ends what {@link #of} begins. */
    void await() {
        awaited.set(true);
    }

    void begin() {
        try {
            transactions.begin();
        } catch (NotSupportedException | SystemException failed) {
            throw new IllegalStateException(failed);
        }
    }

    boolean isOpen() {
        return status() != Status.STATUS_NO_TRANSACTION;
    }

    void commit() {
        try {
            transactions.commit();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException | SystemException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /**
     * A service that refuses has marked its transaction: nothing happened. Where it has returned, and its verdict became
     * a refusal afterwards, what it wrote down stays.
     */
    void endAfterRefusal() {
        if (status() == Status.STATUS_ACTIVE) {
            commit();
        }
    }

    /** Nothing is open any more. */
    void end() {
        awaited.remove();
        rollback();
    }

    private void rollback() {
        try {
            if (isOpen()) {
                transactions.rollback();
            }
        } catch (SystemException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private int status() {
        try {
            return transactions.getStatus();
        } catch (SystemException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
