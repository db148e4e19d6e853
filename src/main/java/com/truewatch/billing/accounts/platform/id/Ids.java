package com.truewatch.billing.accounts.platform.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Identifiers: UUID version 7 (RFC 9562), which sort by the time they were made and so keep indexes compact. */
public final class Ids {
    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new one, greater than every one that this process made before. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
