package com.truewatch.billing.accounts.testing.suite;

/** Where the tests are divided: every class is in one half, and each half needs about the same time. */
final class Halves {
    static final String ROOT = "com.truewatch.billing.accounts";

    static final String TESTS = ".*Test";

    /** Tests of packages whose profiles no package of the other half needs. */
    static final String FIRST =
            "com\\.truewatch\\.billing\\.accounts\\.(architecture|closure|journey|platform|realname|security)\\..*Test";

    private Halves() {}
}
