package com.truewatch.billing.accounts.factor.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.truewatch.billing.accounts.factor.Base32;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final int SCALE = 8;
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");
    private static final Pattern RUN = Pattern.compile("m(-?\\d+) (\\d+)h(\\d+)");

    @Test
    void isReadAsTheAddressThatItWasMadeOf() throws ReaderException {
        String uri = TotpUri.of("demo", Base32.encode("12345678901234567890".getBytes(StandardCharsets.US_ASCII)));

        String svg = QrCode.svg(uri);

        assertEquals(
                "otpauth://totp/TrueWatch:demo?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=TrueWatch"
                        + "&algorithm=SHA1&digits=6&period=30",
                uri);
        assertTrue(svg.length() < 5_000, svg);
        assertEquals(uri, read(svg));
    }

    private static String read(String svg) throws ReaderException {
        Matcher size = SIZE.matcher(svg);
        assertTrue(size.find(), svg);
        int width = Integer.parseInt(size.group(1)) * SCALE;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xffffff);
        int x = 0;
        int y = 0;
        for (MatchResult run : RUN.matcher(svg).results().toList()) {
            x += Integer.parseInt(run.group(1));
            y += Integer.parseInt(run.group(2));
            int end = x + Integer.parseInt(run.group(3));
            for (int line = y * SCALE; line < (y + 1) * SCALE; line++) {
                Arrays.fill(pixels, line * width + x * SCALE, line * width + end * SCALE, 0);
            }
            x = end;
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels))))
                .getText();
    }
}
