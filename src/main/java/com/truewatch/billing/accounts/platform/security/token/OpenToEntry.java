package com.truewatch.billing.accounts.platform.security.token;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A change that a holder who came by a ticket of the console may make too. Every other change needs a login of the
 * holder's own; whoever only reads needs no such mark.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OpenToEntry {}
