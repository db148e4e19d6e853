package com.truewatch.billing.accounts.realname.document.inspection;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/** What a PDF may do or carry beside its pages (ISO 32000-2, 7.11, 12.5, 12.6 and 13), none of which a document needs. */
final class ActiveContent {
    /** Wherever they stand: scripts, files within the file, forms of XFA, rich media. */
    private static final Set<String> KEYS =
            Set.of("JS", "JavaScript", "EF", "EmbeddedFiles", "XFA", "RichMediaContent", "RichMediaSettings");

    /** Actions that start something, send something or lead into another file; links to pages and sites stay. */
    private static final Set<String> ACTIONS = Set.of(
            "JavaScript",
            "Launch",
            "SubmitForm",
            "ImportData",
            "GoToR",
            "GoToE",
            "Rendition",
            "Movie",
            "Sound",
            "RichMediaExecute",
            "GoTo3DView");

    /** Annotations and streams that are more than their looks. */
    private static final Set<String> SUBTYPES =
            Set.of("FileAttachment", "RichMedia", "Screen", "Movie", "Sound", "3D", "PS");

    private static final Set<String> TYPES = Set.of("EmbeddedFile", "Rendition", "3D");

    private ActiveContent() {}

    /** Whether there is some in this dictionary itself; what it refers to is looked at by itself. */
    static boolean isIn(COSDictionary dictionary) {
        return dictionary.keySet().stream().map(COSName::getName).anyMatch(KEYS::contains)
                || names(dictionary, COSName.S).anyMatch(ACTIONS::contains)
                || names(dictionary, COSName.SUBTYPE).anyMatch(SUBTYPES::contains)
                || names(dictionary, COSName.TYPE).anyMatch(TYPES::contains)
                || (dictionary instanceof COSStream && dictionary.containsKey(COSName.F));
    }

    /** The value of a key, where it is a name, behind a reference too. */
    private static Stream<String> names(COSDictionary dictionary, COSName key) {
        return dictionary.getDictionaryObject(key) instanceof COSName name ? Stream.of(name.getName()) : Stream.empty();
    }
}
