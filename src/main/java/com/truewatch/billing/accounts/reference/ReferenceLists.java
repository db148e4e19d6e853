package com.truewatch.billing.accounts.reference;

import com.ibm.icu.text.Collator;
import com.truewatch.billing.accounts.account.Industry;
import com.truewatch.billing.accounts.account.Regions;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The lists by language. Names of regions are those of the Unicode CLDR in the JDK. */
@Singleton
class ReferenceLists {
    private static final ResourceBundle.Control NO_FALLBACK_TO_THE_HOST =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Every industry; the general ones last, as the enum has them. */
    List<ReferenceEntry> industries(Locale language) {
        ResourceBundle names = ResourceBundle.getBundle("messages.industries", language, NO_FALLBACK_TO_THE_HOST);
        return Arrays.stream(Industry.values())
                .map(it -> new ReferenceEntry(it.name(), names.getString(it.name())))
                .toList();
    }

    /** Every country and territory, sorted by name as the language sorts. */
    List<ReferenceEntry> regions(Locale language) {
        Collator collator = Collator.getInstance(language);
        return Regions.codes().stream()
                .map(it -> new ReferenceEntry(
                        it, new Locale.Builder().setRegion(it).build().getDisplayCountry(language)))
                .sorted(Comparator.comparing(ReferenceEntry::name, collator::compare))
                .toList();
    }
}
