/** The numbers by which states know people and companies: what is wrong with one, and how it is compared and shown. */
@NullMarked
package com.truewatch.billing.accounts.realname.number;

import org.jspecify.annotations.NullMarked;
