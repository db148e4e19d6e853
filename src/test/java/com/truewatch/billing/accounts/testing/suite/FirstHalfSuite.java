package com.truewatch.billing.accounts.testing.suite;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What runs in the one process. */
@Suite
@SelectPackages(Halves.ROOT)
@IncludeClassNamePatterns(Halves.FIRST)
class FirstHalfSuite {}
