package com.truewatch.billing.accounts.reference;

import com.ibm.icu.text.Collator;
import com.truewatch.billing.accounts.platform.language.Texts;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The lists by language. Names of regions are those of the Unicode CLDR in the JDK. */
@Singleton
class ReferenceLists {
    /** Every industry; the general ones last, as the enum has them. */
    List<ReferenceEntry> industries(Locale language) {
        return Arrays.stream(Industry.values())
                .map(it -> new ReferenceEntry(it.name(), Texts.get("industries", it.name(), language)))
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
