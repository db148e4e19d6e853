package com.truewatch.billing.accounts.realname.document.inspection;

import static com.truewatch.billing.accounts.realname.document.Pdfs.array;
import static com.truewatch.billing.accounts.realname.document.Pdfs.dictionary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.realname.document.Pdfs;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfInspectionTest {
    private static final Optional<String> ACTIVE = Optional.of(PdfInspection.ACTIVE);
    private static final Optional<String> UNREADABLE = Optional.of(PdfInspection.UNREADABLE);
    private static final Optional<String> FLAWLESS = Optional.empty();

    private static final COSDictionary SCRIPT = dictionary("S", "JavaScript", "JS", "(1)");

    /** What a reader would find in the catalogue, and from there. */
    private static final Map<String, COSDictionary> ACTIVE_ENTRIES = Map.ofEntries(
            Map.entry("a script when it is opened", dictionary("OpenAction", SCRIPT)),
            Map.entry("a script when it is closed", dictionary("AA", dictionary("WC", SCRIPT))),
            Map.entry(
                    "a script by name",
                    dictionary("Names", dictionary("JavaScript", dictionary("Names", array("(x)", SCRIPT))))),
            Map.entry(
                    "a script after a link",
                    dictionary(
                            "OpenAction", dictionary("S", "URI", "URI", "(https://x.example)", "Next", array(SCRIPT)))),
            Map.entry(
                    "a script of a field",
                    dictionary("AcroForm", dictionary("Fields", array(dictionary("AA", dictionary("K", SCRIPT)))))),
            Map.entry("a program", dictionary("OpenAction", dictionary("S", "Launch", "F", "(x)"))),
            Map.entry("a form that is sent", dictionary("OpenAction", dictionary("S", "SubmitForm", "F", "(x)"))),
            Map.entry("data that is fetched", dictionary("OpenAction", dictionary("S", "ImportData", "F", "(x)"))),
            Map.entry("another file", dictionary("OpenAction", dictionary("S", "GoToR", "F", "(x)"))),
            Map.entry("a file within", dictionary("OpenAction", dictionary("S", "GoToE"))),
            Map.entry(
                    "an attached file", dictionary("Names", dictionary("EmbeddedFiles", dictionary("Names", array())))),
            Map.entry(
                    "an associated file", dictionary("AF", array(dictionary("Type", "Filespec", "EF", dictionary())))),
            Map.entry(
                    "an attachment on a page",
                    dictionary("X", array(dictionary("Type", "Annot", "Subtype", "FileAttachment")))),
            Map.entry("a film", dictionary("X", dictionary("Type", "Annot", "Subtype", "RichMedia"))),
            Map.entry("a screen", dictionary("X", dictionary("Type", "Annot", "Subtype", "Screen"))),
            Map.entry("a form of XFA", dictionary("AcroForm", dictionary("XFA", array()))));

    private static final Map<String, COSDictionary> HARMLESS_ENTRIES = Map.of(
            "nothing", dictionary(),
            "a place to begin", dictionary("OpenAction", dictionary("S", "GoTo", "D", array())),
            "a link",
                    dictionary(
                            "X",
                            dictionary(
                                    "Type",
                                    "Annot",
                                    "Subtype",
                                    "Link",
                                    "A",
                                    dictionary("S", "URI", "URI", "(https://x.example)"))),
            "words about scripts", dictionary("X", "(/JS /JavaScript /Launch /EmbeddedFile)"),
            "a form to fill in", dictionary("AcroForm", dictionary("Fields", array(dictionary("FT", "Sig")))),
            "marks of its parts",
                    dictionary(
                            "StructTreeRoot", dictionary("K", array(dictionary("S", "P"), dictionary("S", "Figure")))));

    static Iterable<String> active() {
        return ACTIVE_ENTRIES.keySet();
    }

    static Iterable<String> harmless() {
        return HARMLESS_ENTRIES.keySet();
    }

    @ParameterizedTest
    @MethodSource("active")
    void whatDoesMoreThanShowItselfIsFoundWhereverItIs(String what) {
        Consumer<COSDictionary> catalog = with(ACTIVE_ENTRIES, what);

        assertEquals(ACTIVE, PdfInspection.flaw(Pdfs.of(false, catalog)));
        assertEquals(ACTIVE, PdfInspection.flaw(Pdfs.of(true, catalog)));
        assertEquals(ACTIVE, PdfInspection.flaw(Pdfs.encrypted("", catalog)));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void whatOnlyShowsItselfIsNot(String what) {
        Consumer<COSDictionary> catalog = with(HARMLESS_ENTRIES, what);

        assertEquals(FLAWLESS, PdfInspection.flaw(Pdfs.of(false, catalog)));
        assertEquals(FLAWLESS, PdfInspection.flaw(Pdfs.of(true, catalog)));
        assertEquals(FLAWLESS, PdfInspection.flaw(Pdfs.encrypted("", catalog)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<</S/JavaScript>>",
                "<</S/Java#53cript>>",
                "<</S/#4a#61#76#61#53#63#72#69#70#74>>",
                "<</S%comment\n/Launch>>",
                "<< /S 2 0 R >> endobj 2 0 obj /Launch",
                "<</#4aS(1)>>",
                "[[[<</E#46 null>>]]]",
                "<</Length 0/F(x)>> stream\nendstream",
                "<</Length 0/Type/EmbeddedFile>> stream\nendstream"
            })
    void namesAreReadAsReadersReadThem(String object) {
        assertEquals(ACTIVE, PdfInspection.flaw(byHand("<</Type/Catalog>> endobj 9 0 obj " + object)));
    }

    /** Scanners and mail programs put their own lines before it; what it hides is found behind them too. */
    @ParameterizedTest
    @ValueSource(ints = {1, 512, 513, 700, 1024})
    void aPdfMayBeginLater(int offset) {
        for (boolean packed : new boolean[] {false, true}) {
            byte[] plain = behind(offset, Pdfs.of(packed, catalog -> {}));
            byte[] script = behind(
                    offset,
                    Pdfs.of(
                            packed,
                            catalog -> catalog.setItem(
                                    COSName.OPEN_ACTION, Pdfs.dictionary("S", "JavaScript", "JS", "(app.alert(1))"))));

            assertEquals(FLAWLESS, PdfInspection.flaw(plain));
            assertTrue(PdfInspection.flaw(script).isPresent());
        }
    }

    private static byte[] behind(int offset, byte[] pdf) {
        byte[] both = new byte[offset + pdf.length];
        Arrays.fill(both, 0, offset, (byte) '\n');
        System.arraycopy(pdf, 0, both, offset, pdf.length);
        return both;
    }

    @Test
    void whatNoPageRefersToIsLookedAtToo() {
        byte[] updated = byHand("<</Type/Catalog>> endobj 2 0 obj <</S/Launch>> endobj 3 0 obj <<>>");

        assertEquals(ACTIVE, PdfInspection.flaw(updated));
        for (boolean packed : new boolean[] {false, true}) {
            ByteArrayOutputStream more = new ByteArrayOutputStream();
            more.writeBytes(Pdfs.of(packed, it -> {}));
            more.writeBytes("1 0 obj <</S/Launch>> endobj".getBytes(StandardCharsets.US_ASCII));
            assertEquals(ACTIVE, PdfInspection.flaw(more.toByteArray()));
        }
        assertEquals(FLAWLESS, PdfInspection.flaw(byHand("<</Type/Catalog>> endobj 3 0 obj <<>>")));
    }

    @Test
    void whatWantsAPasswordIsNotKept() {
        assertEquals(UNREADABLE, PdfInspection.flaw(Pdfs.encrypted("secret", it -> {})));
    }

    @Test
    void whatIsCutOffIsNotTrusted() {
        byte[] whole = Pdfs.of(true, with(ACTIVE_ENTRIES, "a program"));
        for (int length = 20; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            boolean hasPackedObjects = new String(part, StandardCharsets.ISO_8859_1).contains("endstream");
            assertTrue(!hasPackedObjects || PdfInspection.flaw(part).isPresent(), "of " + length + " bytes");
        }
    }

    @Test
    void whatHasNoObjectHasNothingToDo() {
        assertEquals(FLAWLESS, PdfInspection.flaw("%PDF-1.7\nwords".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(FLAWLESS, PdfInspection.flaw(Arrays.copyOf(byHand("<<>>"), 1024 * 1024)));
    }

    /** More than the guard lets through, and no more than any reader could bear. */
    @Test
    void whatUnpacksToMoreThanADocumentNeedsIsNotUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write("2 0 <<>>".getBytes(StandardCharsets.US_ASCII));
            deflater.write(" ".repeat(9 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII));
        }
        String head = "<</Type/Catalog>> endobj 3 0 obj <</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length "
                + packed.size() + ">> stream\n" + packed.toString(StandardCharsets.ISO_8859_1) + "\nendstream";

        assertEquals(UNREADABLE, PdfInspection.flaw(byHand(head)));
    }

    @Test
    void garbageIsRefusedOrHasNothingToDo() {
        long seed = 19;
        Random random = new Random(seed);
        byte[] whole = Pdfs.of(true, with(ACTIVE_ENTRIES, "a program"));
        for (int i = 0; i < 500; i++) {
            byte[] broken = whole.clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            PdfInspection.flaw(broken);
        }
    }

    private static Consumer<COSDictionary> with(Map<String, COSDictionary> entries, String what) {
        COSDictionary more = entries.get(what);
        return catalog -> {
            if (more != null) {
                more.forEach((COSName key, org.apache.pdfbox.cos.COSBase value) -> catalog.setItem(key, value));
            }
        };
    }

    private static byte[] byHand(String first) {
        return ("%PDF-1.7\n1 0 obj " + first + " endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
