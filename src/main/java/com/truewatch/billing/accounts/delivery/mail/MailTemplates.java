package com.truewatch.billing.accounts.delivery.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The two looks of a mail; the templates' expressions are checked against {@link MailContent} by the build. */
@CheckedTemplate(basePath = "mail")
public final class MailTemplates {
    private MailTemplates() {}

    /** For mail clients that show HTML: styles inside, nothing fetched from anywhere. */
    public static native TemplateInstance letter(MailContent content);

    /** For all others. */
    public static native TemplateInstance plainLetter(MailContent content);
}
