package com.truewatch.billing.accounts.drill;

import java.util.List;

/**
 * What the checker has to object; nothing in any list is what is hoped for.
 *
 * @param lost acknowledged changes that are not there
 * @param acceptedTwice codes
 * @param doubleOwners addresses with two owners
 * @param events that are missing or there twice
 * @param unfinished jobs and messages
 * @param surprises what no outage explains
 */
record Findings(
        List<String> lost,
        List<String> acceptedTwice,
        List<String> doubleOwners,
        List<String> events,
        int unfinished,
        List<String> surprises) {
    boolean isClean() {
        return lost.isEmpty()
                && acceptedTwice.isEmpty()
                && doubleOwners.isEmpty()
                && events.isEmpty()
                && unfinished == 0
                && surprises.isEmpty();
    }
}
