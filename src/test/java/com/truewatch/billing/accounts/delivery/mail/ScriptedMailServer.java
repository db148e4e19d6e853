package com.truewatch.billing.accounts.delivery.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A mail server that answers as a test says, and keeps every octet that it is sent. */
public final class ScriptedMailServer implements AutoCloseable {
    /** What a server says that takes everything. */
    private static final String TAKEN = "250 taken";

    private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Function<String, @Nullable String> script;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<byte[]> mails = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    /**
     * On this port of this machine.
     *
     * @param script the answer to a command, lines by LF; null for the usual one, empty for none ever. The greeting is the
     *     answer to the empty command
     */
    public ScriptedMailServer(int port, Function<String, @Nullable String> script) throws IOException {
        this.script = script;
        this.server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        threads.execute(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Everything that was said to it, but for mails. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** The mails as they came, without the dot at their end. */
    public List<byte[]> mails() {
        return List.copyOf(mails);
    }

    /** Forgets what it was sent so far. */
    void forget() {
        mails.clear();
        commands.clear();
    }

    /** How many connections nobody has closed. */
    public int open() {
        return open.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                open.incrementAndGet();
                threads.execute(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            answer(connection, "", "220 mail.example ready");
            for (String line = line(connection); line != null; line = line(connection)) {
                commands.add(line);
                if (line.equals("QUIT")) {
                    return;
                }
                answer(connection, line, usual(line));
                if (line.equals("DATA") && script.apply("DATA") == null) {
                    mails.add(mail(connection));
                    answer(connection, ".", TAKEN);
                }
            }
        } catch (IOException gone) {
            // So has the client.
        } finally {
            open.decrementAndGet();
        }
    }

    private static String usual(String line) {
        return line.startsWith("AUTH") ? "235 welcome" : line.equals("DATA") ? "354 go on" : TAKEN;
    }

    private void answer(Socket connection, String command, String usual) throws IOException {
        String scripted = script.apply(command);
        String answer = scripted == null ? usual : scripted;
        if (answer.isEmpty()) {
            waitForEver(connection);
        }
        connection.getOutputStream().write((answer.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void waitForEver(Socket connection) throws IOException {
        connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        throw new IOException("The client has waited long enough");
    }

    private static @Nullable String line(Socket connection) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = connection.getInputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                return null;
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private static byte[] mail(Socket connection) throws IOException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        InputStream in = connection.getInputStream();
        int matched = 0;
        while (matched < END.length) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("half a mail");
            }
            mail.write(octet);
            matched = octet == END[matched] ? matched + 1 : octet == END[0] ? 1 : 0;
        }
        byte[] content = Arrays.copyOf(mail.toByteArray(), mail.size() - END.length + 2);
        return withoutStuffedDots(content);
    }

    /** RFC 5321, 4.5.2: a dot that a line begins with is there twice. */
    private static byte[] withoutStuffedDots(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .replace("\r\n.", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
