package com.truewatch.billing.accounts.testing;

import static org.awaitility.Awaitility.await;

import com.truewatch.billing.accounts.platform.local.Inbox;
import com.truewatch.billing.accounts.platform.local.Inbox.Captured;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the links of notices where a holder reads them, and follows them as the page behind them does. */
@Singleton
public class Links {
    public static final String UNDO = "/api/v1/credential-changes/undo";
    public static final String CONTEST = "/api/v1/credential-changes/contest";

    private static final Pattern LINK = Pattern.compile("https?://\\S+#token=\\S+");

    private final Inbox inbox;

    Links(Inbox inbox) {
        this.inbox = inbox;
    }

    /** The link in the newest of n messages to this recipient that carry one to this page, as it was sent. */
    public String awaitNth(String recipient, String page, int n) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> all(recipient, page), links -> links.size() >= n)
                .get(0);
    }

    /** The token that undoes a change, from the first notice to this recipient. */
    public String undo(String recipient) {
        return token(awaitNth(recipient, "undo", 1));
    }

    /** The token that contests an undo, from the first notice to this recipient. */
    public String contest(String recipient) {
        return token(awaitNth(recipient, "contest", 1));
    }

    /** The token that undoes a change of second factors, from the first notice to this recipient. */
    public String factors(String recipient) {
        return token(awaitNth(recipient, "factors", 1));
    }

    /** What a link brings to its page. */
    public static String token(String link) {
        return link.substring(link.indexOf("#token=") + "#token=".length());
    }

    /** Presses the button of the page. */
    public static Response follow(String call, String token) {
        return Client.anonymous().body(Map.of("token", token)).post(call);
    }

    /** Those to this page that have arrived, newest first. */
    public List<String> all(String recipient, String page) {
        return inbox.list(recipient).stream()
                .map(Captured::text)
                .flatMap(it -> LINK.matcher(it).results())
                .map(MatchResult::group)
                .filter(it -> it.contains("/" + page + "#") || it.contains("/" + page + "?"))
                .toList();
    }
}
