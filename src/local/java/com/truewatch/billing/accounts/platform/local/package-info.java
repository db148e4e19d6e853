/**
 * What makes one machine enough: an embedded PostgreSQL, an inbox that catches mails and text messages, a demo account,
 * a start page. The outermost ring: it may reach into every feature, and nothing may reach into it.
 */
@NullMarked
package com.truewatch.billing.accounts.platform.local;

import org.jspecify.annotations.NullMarked;
