/** Who calls: network, browser and device. */
@NullMarked
package com.truewatch.billing.accounts.platform.security.client;

import org.jspecify.annotations.NullMarked;
