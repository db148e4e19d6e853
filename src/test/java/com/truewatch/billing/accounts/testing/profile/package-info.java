/**
 * The settings under which the service is tested beside those of every other test. Quarkus starts anew for each, so there are
 * at most four, and a test of one more setting finds its place in one of these.
 */
package com.truewatch.billing.accounts.testing.profile;
