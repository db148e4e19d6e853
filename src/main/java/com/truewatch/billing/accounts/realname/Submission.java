package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.realname.subject.Subject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a holder submits, checked as far as it can be without looking anything up.
 *
 * @param subject whom it is about
 * @param documentIds the documents that prove it
 * @param replaces the certified application that it is to replace; null where none is certified
 */
public record Submission(
        Subject subject, List<UUID> documentIds, @Nullable UUID replaces) {}
