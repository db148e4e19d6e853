package com.truewatch.billing.accounts.platform.security.token;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A change for which a holder must have shown a secret of the account a short while ago, where the account has a second
 * factor: an access token alone is not enough.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface NeedsFreshProof {
    /** Whether that is so without a second factor too. */
    boolean always() default false;
}
