package com.truewatch.billing.accounts.account.export;

import java.util.Map;
import java.util.function.Consumer;

/** What a feature keeps about a holder: one section of the export. Every one that is a bean is part of it. */
public interface ExportSection {
    /** Which. */
    ExportedSection section();

    /**
     * Gives its rows one after another, in the transaction that all sections share: it sees one moment and can write
     * nothing.
     *
     * @param scope of whom, and whether numbers are masked
     * @param rows takes each, by the names of its members in their order
     */
    void read(ExportScope scope, Consumer<Map<String, Object>> rows);
}
