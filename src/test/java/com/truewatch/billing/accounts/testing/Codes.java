package com.truewatch.billing.accounts.testing;

import static org.awaitility.Awaitility.await;

import com.truewatch.billing.accounts.platform.local.Inbox;
import com.truewatch.billing.accounts.platform.local.Inbox.Captured;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads codes where a holder reads them: in the messages. Waits for the workers, which run in real time. */
@Singleton
public class Codes {
    private static final Pattern CODE = Pattern.compile("(?<![\\w.-])\\d{6}(?![\\w-])");

    private final Inbox inbox;

    Codes(Inbox inbox) {
        this.inbox = inbox;
    }

    /** The code in the first message to this recipient that carries one. */
    public String awaitFirst(String recipient) {
        return awaitNth(recipient, 1);
    }

    /** The code in the n-th message to this recipient that carries one, from 1. */
    public String awaitNth(String recipient, int n) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> codesTo(recipient), codes -> codes.size() >= n)
                .get(n - 1);
    }

    /** A code that is surely not this one. */
    public static String otherThan(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    /** Oldest first. */
    public List<String> codesTo(String recipient) {
        List<String> newestFirst = inbox.list(recipient).stream()
                .map(Captured::text)
                .map(CODE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
        List<String> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }
}
