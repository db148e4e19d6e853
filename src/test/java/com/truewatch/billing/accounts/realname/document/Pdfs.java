package com.truewatch.billing.accounts.realname.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** PDFs of one empty page and of what is said of it, written by the library. */
public final class Pdfs {
    private Pdfs() {}

    /** As they are written today, their objects packed, or as they used to be. */
    public static byte[] of(boolean packed, Consumer<COSDictionary> catalog) {
        return written(
                packed, document -> catalog.accept(document.getDocumentCatalog().getCOSObject()));
    }

    /** That ask for this password; for none where it is empty. */
    public static byte[] encrypted(String password, Consumer<COSDictionary> catalog) {
        return written(false, document -> {
            catalog.accept(document.getDocumentCatalog().getCOSObject());
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(256);
            try {
                document.protect(policy);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }

    private static byte[] written(boolean packed, Consumer<PDDocument> words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            words.accept(document);
            document.save(bytes, packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Names and values in turn; a text is a name, in brackets a string. */
    public static COSDictionary dictionary(Object... entries) {
        COSDictionary dictionary = new COSDictionary();
        for (int i = 0; i < entries.length; i += 2) {
            dictionary.setItem(COSName.getPDFName((String) entries[i]), value(entries[i + 1]));
        }
        return dictionary;
    }

    public static COSArray array(Object... values) {
        COSArray array = new COSArray();
        for (Object value : values) {
            array.add(value(value));
        }
        return array;
    }

    private static COSBase value(Object value) {
        if (value instanceof String text) {
            return text.startsWith("(")
                    ? new COSString(text.substring(1, text.length() - 1))
                    : COSName.getPDFName(text);
        }
        return (COSBase) value;
    }
}
