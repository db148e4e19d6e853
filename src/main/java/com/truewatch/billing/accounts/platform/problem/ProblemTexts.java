package com.truewatch.billing.accounts.platform.problem;

import com.truewatch.billing.accounts.platform.language.Texts;
import jakarta.inject.Singleton;
import java.util.Locale;

/** The words of the catalogue in English and Chinese; English where the reader asks for anything else. */
@Singleton
public class ProblemTexts {
    /** The summary, the same for every occurrence of the type. */
    public String title(Problem problem, Locale locale) {
        return text(problem, "title", locale);
    }

    /** What this occurrence means for the caller and what helps. */
    public String detail(Problem problem, Locale locale) {
        return text(problem, "detail", locale);
    }

    private static String text(Problem problem, String part, Locale locale) {
        return Texts.get("problems", problem.slug() + "." + part, locale);
    }
}
