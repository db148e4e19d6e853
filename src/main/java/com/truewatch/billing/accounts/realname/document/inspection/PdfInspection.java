package com.truewatch.billing.accounts.realname.document.inspection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.jboss.logging.Logger;

/** Looks at every object of a PDF, wherever it is: names may be written with escapes, and objects lie packed in others. */
final class PdfInspection {
    static final String UNREADABLE =
            "must be a PDF that can be read as a whole and needs no password; print it to a new one";
    static final String ACTIVE = "must hold nothing but pages: no scripts, files, media, XFA, or actions beyond links";

    private static final Logger LOG = Logger.getLogger(PdfInspection.class);

    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> waiting = new ArrayDeque<>();

    private PdfInspection() {}

    /** What speaks against it, in the client's terms; empty where nothing does. */
    static Optional<String> flaw(byte[] content) {
        try {
            return flawOfOneReading(content).or(() -> flawOfOneReading(withoutReferences(content)));
        } catch (RuntimeException | StackOverflowError | LinkageError unreadable) {
            // A missing class is that of encryption by certificates, which is left out.
            LOG.debugf("a PDF cannot be read: %s", unreadable);
            return Optional.of(UNREADABLE);
        }
    }

    private static Optional<String> flawOfOneReading(byte[] content) {
        try {
            BoundedPdf pdf = new BoundedPdf(content);
            PdfInspection inspection = new PdfInspection();
            boolean active = inspection.isActive(pdf.open());
            for (COSObjectKey key : pdf.keys()) {
                active |= inspection.isActive(pdf.get(key));
            }
            return active ? Optional.of(ACTIVE) : Optional.of(UNREADABLE).filter(it -> pdf.isUnreadable());
        } catch (IOException unreadable) {
            LOG.debugf("a PDF cannot be read: %s", unreadable);
            return Optional.of(UNREADABLE);
        }
    }

    /**
     * As a reader sees it that does not believe its table of references and looks for the objects itself, to the end: readers
     * differ in when they do that, and an object that one does not see another may run.
     */
    private static byte[] withoutReferences(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return (text.replace("startxref", "         ") + "\nendobj\n%%EOF\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Without recursion: how deep objects lie in each other is the stranger's to say. */
    private boolean isActive(COSBase root) {
        add(root);
        while (!waiting.isEmpty()) {
            COSBase next = waiting.remove();
            if (next instanceof COSDictionary dictionary) {
                if (ActiveContent.isIn(dictionary)) {
                    return true;
                }
                dictionary.getValues().forEach(this::add);
            } else if (next instanceof COSArray array) {
                array.forEach(this::add);
            } else if (next instanceof COSObject reference) {
                add(reference.getObject());
            }
        }
        return false;
    }

    private void add(COSBase object) {
        boolean hasParts = object instanceof COSDictionary || object instanceof COSArray || object instanceof COSObject;
        if (hasParts && seen.add(object)) {
            waiting.add(object);
        }
    }
}
