/**
 * Accounts that staff import: a file of lines is stored encrypted as it comes, and worked on by a job, some lines in each
 * transaction. Owns the report of the lines that were refused.
 */
@NullMarked
package com.truewatch.billing.accounts.directory.imports;

import org.jspecify.annotations.NullMarked;
