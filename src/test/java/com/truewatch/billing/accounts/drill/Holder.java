package com.truewatch.billing.accounts.drill;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A holder with a browser, who does one thing after the other. */
final class Holder {
    static final String PASSWORD = "seven otters juggling lanterns";

    private final UUID id;
    private final Map<String, String> cookies = new HashMap<>();
    private String email;
    private String token = "";
    private String entityTag = "";
    private long value;
    private long confirmedValue;

    Holder(UUID id, String email) {
        this.id = id;
        this.email = email;
    }

    UUID id() {
        return id;
    }

    String email() {
        return email;
    }

    void hasEmail(String changed) {
        email = changed;
    }

    /** The next value for the profile, higher than all before. */
    long nextValue() {
        return ++value;
    }

    /** The last value that the profile is known to have had. */
    long confirmedValue() {
        return confirmedValue;
    }

    /** This answer showed the account. */
    void saw(Answer account) {
        entityTag = account.entityTag();
        confirmedValue = valueIn(account);
    }

    /** The version of the account in its tag. */
    static long versionIn(Answer account) {
        String tag = account.entityTag().replace("\"", "");
        return Long.parseLong(tag.substring(tag.lastIndexOf('-') + 1));
    }

    /** The value in the profile of an answer that shows the account. */
    static long valueIn(Answer account) {
        return account.body().at("/profile/description").asLong();
    }

    /** The tag of the account as last seen. */
    String entityTag() {
        return entityTag;
    }

    /** This answer brought tokens. */
    void keeps(Answer tokens) {
        token = tokens.text("/accessToken");
        cookies.putAll(tokens.cookies());
    }

    /** Whatever the browser sends by itself, in a header. */
    Map<String, String> cookies() {
        return cookies.isEmpty()
                ? Map.of()
                : Map.of(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(it -> it.getKey() + "=" + it.getValue())
                                .collect(Collectors.joining("; ")));
    }

    /** The token in a header. */
    Map<String, String> bearer() {
        return Api.bearer(token);
    }
}
