/**
 * The tests in two suites, for two processes side by side. Surefire hands class after class to its processes, and Quarkus starts
 * anew for each class handed over; of a suite, only the profiles are starts.
 */
package com.truewatch.billing.accounts.testing.suite;
