package com.truewatch.billing.accounts.drill;

import com.truewatch.billing.accounts.drill.Found.Completed;
import com.truewatch.billing.accounts.drill.History.Change;
import com.truewatch.billing.accounts.drill.History.Outcome;
import com.truewatch.billing.accounts.drill.History.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Compares what the load was promised with what is there. */
final class Checker {
    static final String PROFILE_CHANGED = "account.profile-changed";
    static final String EMAIL_CHANGED = "account.email-changed";

    private final History history;
    private final Found found;
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubleOwners;
    private final List<String> events = new ArrayList<>();

    private Checker(History history, Found found) {
        this.history = history;
        this.found = found;
        this.doubleOwners = new ArrayList<>(found.doubleOwners());
    }

    static Findings check(History history, Found found) {
        Checker checker = new Checker(history, found);
        checker.checkProfiles();
        checker.checkEmails();
        checker.checkOwners();
        checker.checkSessions();
        checker.checkEvents();
        return new Findings(
                checker.lost,
                checker.acceptedTwice(),
                checker.doubleOwners,
                checker.events,
                found.unfinishedJobs(),
                List.copyOf(history.surprises()));
    }

    /** The last acknowledged value is there, or a later one of which nobody knows; and each came after the ones before. */
    private void checkProfiles() {
        byAccount(history.writes(), Write::account).forEach((account, writes) -> {
            long value = found.accounts().get(account).value();
            checkLast(account, writes, Write::outcome, it -> it.value() == value);
            long version = -1;
            for (Write write : acknowledged(writes, Write::outcome)) {
                if (write.version() <= version) {
                    lost.add(account + " has version " + version + " twice, one of them with " + write.value());
                }
                version = write.version();
            }
        });
    }

    private void checkEmails() {
        Map<UUID, List<Change>> changes = byAccount(history.changes(), Change::account);
        found.accounts().forEach((account, row) -> {
            List<Change> all = new ArrayList<>();
            all.add(new Change(account, account, history.accounts().get(account), Outcome.ACKNOWLEDGED));
            all.addAll(changes.getOrDefault(account, List.of()));
            checkLast(account, all, Change::outcome, it -> it.address().equals(row.email()));
            if (!row.logsIn()) {
                lost.add("Not every replica logs " + account + " in by its email");
            }
        });
        acknowledged(history.changes(), Change::outcome).stream()
                .filter(it -> !new Completed(it.account(), it.address())
                        .equals(found.completed().get(it.id())))
                .forEach(it -> lost.add("Change " + it.id() + " is not completed"));
    }

    /** The thing that is there is the last acknowledged one, or one of the unknown ones after it. */
    private <T> void checkLast(UUID account, List<T> all, Function<T, Outcome> outcome, Predicate<T> isThere) {
        int last = -1;
        int there = -1;
        for (int i = 0; i < all.size(); i++) {
            last = outcome.apply(all.get(i)) == Outcome.ACKNOWLEDGED ? i : last;
            there = isThere.test(all.get(i)) ? i : there;
        }
        if (there < last) {
            lost.add("Of account " + account + " there is not " + all.get(last));
        }
    }

    /** An address that was given up stays its former owner's for a week: whoever was promised it has been its owner. */
    private void checkOwners() {
        Map<String, UUID> owners = new HashMap<>();
        for (Change change : acknowledged(history.changes(), Change::outcome)) {
            UUID other = owners.putIfAbsent(change.address(), change.account());
            if (other != null && !other.equals(change.account())) {
                doubleOwners.add(change.address());
            }
        }
    }

    private void checkSessions() {
        history.begun().stream()
                .filter(it -> !found.sessions().contains(it))
                .forEach(it -> lost.add("Session " + it + " was begun"));
        history.ended().stream()
                .filter(it -> !found.ended().contains(it.id()))
                .forEach(it -> lost.add("Session " + it.id() + " was ended, and lives"));
    }

    private void checkEvents() {
        Set<UUID> ids = new HashSet<>();
        found.events().stream().filter(it -> !ids.add(it.id())).forEach(it -> events.add(it + " was read twice"));
        Map<String, Long> profiles = count(PROFILE_CHANGED, it -> it.account() + " " + it.version());
        profiles.forEach((version, times) -> {
            if (times > 1) {
                events.add(PROFILE_CHANGED + " of " + version + " is there " + times + " times");
            }
        });
        acknowledged(history.writes(), Write::outcome).stream()
                .map(it -> it.account() + " " + it.version())
                .filter(it -> !profiles.containsKey(it))
                .forEach(it -> events.add(PROFILE_CHANGED + " of " + it + " is missing"));
        Map<String, Long> emails = count(EMAIL_CHANGED, it -> it.account().toString());
        Map<String, Long> completed = found.completed().values().stream()
                .collect(Collectors.groupingBy(it -> it.account().toString(), Collectors.counting()));
        if (!emails.equals(completed)) {
            events.add(EMAIL_CHANGED + " is there " + emails + ", the changes are " + completed);
        }
    }

    private Map<String, Long> count(String type, Function<Found.Event, String> key) {
        return found.events().stream()
                .filter(it -> it.type().equals(type))
                .collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private List<String> acceptedTwice() {
        return history.acceptances().entrySet().stream()
                .filter(it -> it.getValue() > 1)
                .map(it -> it.getKey() + " " + it.getValue() + " times")
                .toList();
    }

    private static <T> List<T> acknowledged(Collection<T> all, Function<T, Outcome> outcome) {
        return all.stream()
                .filter(it -> outcome.apply(it) == Outcome.ACKNOWLEDGED)
                .toList();
    }

    private static <T> Map<UUID, List<T>> byAccount(Collection<T> all, Function<T, UUID> account) {
        return all.stream().collect(Collectors.groupingBy(account));
    }
}
