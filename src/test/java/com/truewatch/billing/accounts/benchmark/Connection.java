package com.truewatch.billing.accounts.benchmark;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One connection that is kept alive, spoken to in plain bytes: the load shares two processors with what it measures, so it
 * does as little as it can.
 */
final class Connection implements AutoCloseable {
    private static final int TIMEOUT_MS = 30_000;
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private String body = "";

    Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MS);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /** The bytes of a request. */
    static byte[] request(String method, String path, String headers, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String length = content.length == 0
                ? ""
                : "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n";
        return (method + " /api/v1" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + length + "\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The status of the answer, whose body can then be asked for. */
    int exchange(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        String status = line();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
            chunked |= header.regionMatches(true, 0, CHUNKED, 0, CHUNKED.length());
        }
        body = chunked ? chunks() : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return Integer.parseInt(status.substring(9, 12));
    }

    /** Of the last answer. */
    String body() {
        return body;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String chunks() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int length = length(line()); length > 0; length = length(line())) {
            bytes.write(in.readNBytes(length));
            line();
        }
        line();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int length(String line) {
        return Integer.parseInt(line, 16);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        int next = in.read();
        while (next != '\r') {
            if (next < 0) {
                throw new EOFException("closed in the middle of an answer");
            }
            line.append((char) next);
            next = in.read();
        }
        in.read();
        return line.toString();
    }
}
