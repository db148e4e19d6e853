/**
 * What the annotations on resources cannot say in one place: security, problems, examples, which members may be null.
 * Works while the application is built; nothing of it runs in the service.
 */
@NullMarked
package com.truewatch.billing.accounts.platform.openapi;

import org.jspecify.annotations.NullMarked;
