package com.truewatch.billing.accounts.realname.document.inspection;

import java.io.IOException;
import java.util.Set;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfparser.COSParser;

/**
 * The objects of a PDF, read from a stranger: nothing of a page is drawn, and what is read, unpacked and kept is bounded. The
 * library forgives an object that it cannot read; here that is remembered, because another reader may read it.
 */
final class BoundedPdf extends COSParser {
    private static final int MOST_OBJECTS = 100_000;

    private final BoundedCosDocument objects;
    private boolean unreadable;

    BoundedPdf(byte[] content) throws IOException {
        super(new BoundedBytes(content), "", null, null, IOUtils.createMemoryOnlyStreamCache());
        objects = new BoundedCosDocument(this);
        document = objects;
    }

    /**
     * The trailer, after which all others can be had.
     *
     * @throws IOException where it is no PDF, wants a password or is larger than any document
     */
    COSDictionary open() throws IOException {
        parsePDFHeader();
        COSDictionary trailer = retrieveTrailer();
        if (objects.getXrefTable().size() > MOST_OBJECTS) {
            throw new IOException("more than " + MOST_OBJECTS + " objects");
        }
        return trailer;
    }

    /** The names of all objects, of those too that no page refers to. */
    Set<COSObjectKey> keys() {
        return Set.copyOf(objects.getXrefTable().keySet());
    }

    COSObject get(COSObjectKey key) {
        return objects.getObjectFromPool(key);
    }

    /** Whether something was there that could not be read. */
    boolean isUnreadable() {
        return unreadable || objects.isUnreadable();
    }

    @Override
    public COSBase dereferenceCOSObject(COSObject reference) throws IOException {
        try {
            return super.dereferenceCOSObject(reference);
        } catch (IOException | RuntimeException failed) {
            unreadable = true;
            throw failed;
        }
    }

    @Override
    protected COSBase parseObjectStreamObject(long stream, COSObjectKey key) throws IOException {
        COSBase found = super.parseObjectStreamObject(stream, key);
        unreadable |= found == null;
        return found;
    }
}
