package com.truewatch.billing.accounts.platform.problem;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the catalogue in English and Chinese; English where the reader asks for anything else. */
@Singleton
public class ProblemTexts {
    private static final ResourceBundle.Control NO_FALLBACK_TO_THE_HOST =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The summary, the same for every occurrence of the type. */
    public String title(Problem problem, Locale locale) {
        return text(problem, "title", locale);
    }

    /** What this occurrence means for the caller and what helps. */
    public String detail(Problem problem, Locale locale) {
        return text(problem, "detail", locale);
    }

    private static String text(Problem problem, String part, Locale locale) {
        return ResourceBundle.getBundle("messages.problems", locale, NO_FALLBACK_TO_THE_HOST)
                .getString(problem.slug() + "." + part);
    }
}
