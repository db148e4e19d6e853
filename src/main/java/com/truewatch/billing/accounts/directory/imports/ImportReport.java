package com.truewatch.billing.accounts.directory.imports;

import java.util.List;

/**
 * How far an import has come.
 *
 * @param about which
 * @param refusals some of the lines that were refused, in their order
 */
record ImportReport(AccountImport about, List<LineRefusal> refusals) {}
