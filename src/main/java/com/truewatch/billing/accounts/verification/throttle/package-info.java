/** How often codes and passwords may be tried, sent and mistaken. */
@NullMarked
package com.truewatch.billing.accounts.verification.throttle;

import org.jspecify.annotations.NullMarked;
