/**
 * The removal of second factors that their holder has lost, by staff: two persons, three days, everyone told. Whoever proves
 * a factor meanwhile stops it.
 */
@NullMarked
package com.truewatch.billing.accounts.factor.removal;

import org.jspecify.annotations.NullMarked;
