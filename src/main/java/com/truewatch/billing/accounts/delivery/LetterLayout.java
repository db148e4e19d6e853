package com.truewatch.billing.accounts.delivery;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The two looks of a mail; the templates' expressions are checked against {@link Letter} by the build. */
@CheckedTemplate(basePath = "mail")
final class LetterLayout {
    private LetterLayout() {}

    /** For mail clients that show HTML: styles inside, nothing fetched from anywhere. */
    static native TemplateInstance letter(Letter letter);

    /** For all others. */
    static native TemplateInstance plainLetter(Letter letter);
}
