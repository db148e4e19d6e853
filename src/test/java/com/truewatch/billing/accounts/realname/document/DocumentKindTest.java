package com.truewatch.billing.accounts.realname.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.RealNameCalls;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document is by its bytes, as readers see it. */
class DocumentKindTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 600, 1000, 1019, 1023, 1024})
    void aHeaderWithin1024BytesMakesAPdf(int offset) {
        for (String before : new String[] {" ", "\n", "\0", "x", "%", "\u00ff"}) {
            assertEquals(Optional.of(DocumentKind.PDF), DocumentKind.of(after(before.repeat(offset))), before);
        }
        String scanned = "From: scanner@acme.example\nSubject: scan\n\n";
        assertEquals(
                Optional.of(DocumentKind.PDF),
                DocumentKind.of(after((scanned + "-".repeat(1024)).substring(0, offset))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1025, 1500, 100_000})
    void aHeaderFurtherOnMakesNone(int offset) {
        assertEquals(Optional.empty(), DocumentKind.of(after("x".repeat(offset))));
    }

    @Test
    void aPictureStaysOne() {
        byte[] picture = RealNameCalls.picture("png");
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(picture);
        both.writeBytes(after("x".repeat(700)));

        assertEquals(Optional.of(DocumentKind.PNG), DocumentKind.of(both.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "%PDF", "PDF-1.7", "<html></html>"})
    void nothingIsMadeOfLess(String text) {
        assertEquals(Optional.empty(), DocumentKind.of(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static byte[] after(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(Pdfs.of(false, catalog -> {}));
        return bytes.toByteArray();
    }
}
