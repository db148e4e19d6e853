package com.truewatch.billing.accounts.platform.security.token;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Something to read that is not for a holder who came by a ticket of the console: it needs a login of the holder's own, as
 * every change does that is not {@link OpenToEntry}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NeedsOwnLogin {}
