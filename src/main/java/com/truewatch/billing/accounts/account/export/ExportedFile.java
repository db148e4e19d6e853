package com.truewatch.billing.accounts.account.export;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A file beside the sections.
 *
 * @param name made by the service, never by whoever uploaded it
 * @param content reads it when its turn comes; empty where it was deleted since the sections were read
 */
public record ExportedFile(String name, Supplier<Optional<byte[]>> content) {}
