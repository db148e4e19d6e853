package com.truewatch.billing.accounts.factor.totp;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code as an SVG picture: black modules on white, within the quiet zone of four that the standard asks for. */
final class QrCode {
    private static final int QUIET_ZONE = 4;

    private QrCode() {}

    /** The picture of this text: one path, a line for each run of modules. */
    static String svg(String text) {
        ByteMatrix modules = encode(text);
        int size = modules.getWidth() + 2 * QUIET_ZONE;
        StringBuilder path = new StringBuilder("M0 .5");
        int penX = 0;
        int penY = 0;
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int end = endOfRun(modules, x, y);
                if (modules.get(x, y) == 1) {
                    path.append(move(x + QUIET_ZONE - penX, y + QUIET_ZONE - penY))
                            .append('h')
                            .append(end - x);
                    penX = end + QUIET_ZONE;
                    penY = y + QUIET_ZONE;
                }
                x = end;
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size + "v" + size
                + "H0z\"/><path stroke=\"#000\" d=\"" + path + "\"/></svg>";
    }

    /** Relative to where the line before ended, which is shorter. */
    private static String move(int x, int y) {
        return "m" + x + " " + y;
    }

    private static int endOfRun(ByteMatrix modules, int x, int y) {
        int end = x + 1;
        while (end < modules.getWidth() && modules.get(end, y) == modules.get(x, y)) {
            end++;
        }
        return end;
    }

    private static ByteMatrix encode(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
