/** The lists that forms are filled from: industries and regions, in English and Chinese. */
@NullMarked
package com.truewatch.billing.accounts.reference;

import org.jspecify.annotations.NullMarked;
