package com.truewatch.billing.accounts.platform.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that is done once under an {@code Idempotency-Key}: its answer is kept in the transaction of what it does, so
 * that both are there after a crash, or neither is. Without a key it runs as it is.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {
    /**
     * Whether it runs in transactions of its own, one after another, and gives the last of them to {@link
     * LastTransaction}. All others run in one.
     */
    @Nonbinding
    boolean inSteps() default false;

    /**
     * Whether the operation itself remembers its calls and answers repeats: its body is too large to be in memory, and what
     * it does has a row of its own.
     */
    @Nonbinding
    boolean byItself() default false;
}
