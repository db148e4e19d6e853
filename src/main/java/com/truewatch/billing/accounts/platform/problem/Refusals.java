package com.truewatch.billing.accounts.platform.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems that an operation can answer with, beyond those of every operation. Read while the application is built,
 * to describe each with its status, schema and example in the OpenAPI document.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refusals {
    /** In any order; the document sorts them by status. */
    Problem[] value();
}
