package com.truewatch.billing.accounts.testing.suite;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What runs in the other process at the same time. */
@Suite
@SelectPackages(Halves.ROOT)
@IncludeClassNamePatterns(Halves.TESTS)
@ExcludeClassNamePatterns(Halves.FIRST)
class SecondHalfSuite {}
