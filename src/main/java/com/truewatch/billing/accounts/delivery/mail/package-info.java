/** Mails by SMTP. */
@NullMarked
package com.truewatch.billing.accounts.delivery.mail;

import org.jspecify.annotations.NullMarked;
