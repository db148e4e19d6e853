package com.truewatch.billing.accounts.platform.http;

import java.net.URI;

/** A page of the SPA that a link in a message leads to, with a token in its fragment. */
public final class LinkPage {
    private LinkPage() {}

    /**
     * The page, looked at before the service answers anybody: a link that leads nowhere is found out too late.
     *
     * @param property which configures it
     * @param secure whether it must be {@code https}
     * @throws IllegalStateException when no link can lead there
     */
    public static URI require(String property, URI page, boolean secure) {
        boolean schemeFits = "https".equals(page.getScheme()) || (!secure && "http".equals(page.getScheme()));
        if (!schemeFits || page.getHost() == null || page.getUserInfo() != null || page.getFragment() != null) {
            throw new IllegalStateException(property + " must be " + (secure ? "https://" : "http:// or https://")
                    + " with a host and without a fragment: " + page);
        }
        return page;
    }
}
