package com.truewatch.billing.accounts.realname.document.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.pdfparser.COSParser;

/** Gives out streams of objects only while all that they unpack to is bounded: the library unpacks into memory, whatever comes. */
final class BoundedCosDocument extends COSDocument {
    private static final long MOST_UNPACKED = 8L * 1024 * 1024;
    private static final int WIDEST_ROW = 64 * 1024;
    private static final int WIDEST_ENTRY = 20;
    private static final COSName FLATE = COSName.FLATE_DECODE;

    private final COSParser source;
    private long room = MOST_UNPACKED;
    private boolean unreadable;

    BoundedCosDocument(COSParser source) {
        super(IOUtils.createMemoryOnlyStreamCache(), source);
        this.source = source;
    }

    /** Whether a stream was refused. */
    boolean isUnreadable() {
        return unreadable;
    }

    @Override
    public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
        Stream stream = new Stream(source.createRandomAccessReadView(start, length));
        dictionary.forEach(stream::setItem);
        stream.setKey(dictionary.getKey());
        return stream;
    }

    /** One of which only a stream of objects or of references is ever unpacked. */
    private final class Stream extends COSStream {
        Stream(RandomAccessReadView bytes) throws IOException {
            super(null, bytes);
        }

        @Override
        public RandomAccessRead createView() throws IOException {
            try {
                requireBounded();
                return super.createView();
            } catch (IOException | RuntimeException refused) {
                unreadable = true;
                throw refused;
            }
        }

        private void requireBounded() throws IOException {
            List<COSName> filters = filters();
            if (!filters.isEmpty() && !filters.equals(List.of(FLATE))) {
                throw new IOException("objects in a filter that nobody uses for them");
            }
            requireNarrow(getDictionaryObject(COSName.DECODE_PARMS, COSName.DP));
            requireEntries();
            try (InputStream packed = createRawInputStream();
                    InputStream unpacked = filters.isEmpty() ? packed : new InflaterInputStream(packed)) {
                room -= unpacked.readNBytes((int) room + 1).length;
            }
            if (room < 0) {
                throw new IOException("objects of more than " + MOST_UNPACKED + " bytes");
            }
        }

        private List<COSName> filters() throws IOException {
            COSBase filter = getFilters();
            if (filter == null) {
                return List.of();
            }
            if (filter instanceof COSArray several) {
                return several.size() == 1 && several.getObject(0) instanceof COSName name
                        ? List.of(name)
                        : List.of(FLATE, FLATE);
            }
            return filter instanceof COSName name ? List.of(name) : List.of(FLATE, FLATE);
        }

        /** A row of the predictor is reserved before it is read. */
        private void requireNarrow(COSBase parameters) throws IOException {
            COSBase only =
                    parameters instanceof COSArray several && several.size() > 0 ? several.getObject(0) : parameters;
            if (only instanceof COSDictionary row) {
                long columns = row.getInt(COSName.COLUMNS, 1);
                long colors = row.getInt(COSName.COLORS, 1);
                long bits = row.getInt(COSName.BITS_PER_COMPONENT, 8);
                if (columns < 1 || columns > WIDEST_ROW || colors < 1 || colors > 4 || bits < 1 || bits > 16) {
                    throw new IOException("objects in rows that nobody uses for them");
                }
            }
        }

        /** References of no width never end. */
        private void requireEntries() throws IOException {
            COSArray widths = getCOSArray(COSName.W);
            if (widths == null) {
                return;
            }
            long width = 0;
            for (int i = 0; i < widths.size(); i++) {
                width += Math.max(0, widths.getInt(i, 0));
            }
            if (width < 1 || width > WIDEST_ENTRY || getCOSArray(COSName.W).size() != 3) {
                throw new IOException("references of another width");
            }
        }
    }
}
