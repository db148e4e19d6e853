package com.truewatch.billing.accounts.testing.suite;

/** Where the tests are divided: every class is in one half, and each half needs about the same time. */
final class Halves {
    static final String ROOT = "com.truewatch.billing.accounts";

    static final String TESTS = ".*Test";

    /** The packages whose tests need a profile of their own but for real delivery, and others until both take as long. */
    static final String FIRST = "com\\.truewatch\\.billing\\.accounts\\."
            + "(architecture|closure|directory|factor|journey|platform(?!\\.(http|idempotency|password|wire))|realname|security)"
            + "\\..*Test";

    private Halves() {}
}
