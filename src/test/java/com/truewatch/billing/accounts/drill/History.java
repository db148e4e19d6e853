package com.truewatch.billing.accounts.drill;

import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What the load did and what it was promised. What one account was promised stands in the order in which it was. */
final class History {
    /** What is known of a request. */
    enum Outcome {
        /** It was answered that it is done. */
        ACKNOWLEDGED,
        /** Nobody knows: no answer came, or only that the service is away. */
        UNKNOWN
    }

    /** A value that was written into a profile; each is higher than those before it. {@code version} is the account's. */
    record Write(UUID account, long value, long version, Outcome outcome) {}

    /** A change of email that has come to its last code. */
    record Change(UUID account, UUID id, String address, Outcome outcome) {}

    /** A session that somebody ended by logging out, with its token. */
    record Ended(UUID id, String token) {}

    private final Map<UUID, String> accounts = new ConcurrentHashMap<>();
    private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> acceptances = new ConcurrentHashMap<>();
    private final Queue<UUID> begun = new ConcurrentLinkedQueue<>();
    private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
    private final AtomicInteger races = new AtomicInteger();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    /** An account, with the email that it has at first. */
    void account(UUID id, String email) {
        accounts.put(id, email);
    }

    void write(Write write) {
        writes.add(write);
    }

    void change(Change change) {
        changes.add(change);
    }

    /** A code, known by what it belongs to, was accepted so many times more. */
    void accepted(String code, int times) {
        acceptances.merge(code, times, Integer::sum);
    }

    void begun(UUID session) {
        begun.add(session);
    }

    void ended(Ended session) {
        ended.add(session);
    }

    /** Two accounts sent the codes of one address at once. */
    void raced() {
        races.incrementAndGet();
    }

    /** Something that no outage explains. */
    void surprise(String what) {
        surprises.add(what);
    }

    Map<UUID, String> accounts() {
        return accounts;
    }

    Queue<Write> writes() {
        return writes;
    }

    Queue<Change> changes() {
        return changes;
    }

    Map<String, Integer> acceptances() {
        return acceptances;
    }

    Queue<UUID> begun() {
        return begun;
    }

    Queue<Ended> ended() {
        return ended;
    }

    int races() {
        return races.get();
    }

    Queue<String> surprises() {
        return surprises;
    }
}
