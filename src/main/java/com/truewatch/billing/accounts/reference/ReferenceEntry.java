package com.truewatch.billing.accounts.reference;

/**
 * One choice.
 *
 * @param code what travels and is kept
 * @param name what a reader sees, in the reader's language
 */
public record ReferenceEntry(String code, String name) {}
