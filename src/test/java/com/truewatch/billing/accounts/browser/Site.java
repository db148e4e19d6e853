package com.truewatch.billing.accounts.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Somebody's web site: an empty page or files of theirs, from which the tests' scripts call the service. */
final class Site implements AutoCloseable {
    private final HttpServer server;

    private Site(int port, @Nullable Path files) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            Path file = files == null
                    ? null
                    : files.resolve(exchange.getRequestURI().getPath().substring(1));
            boolean isScript = file != null
                    && Files.isRegularFile(file)
                    && !file.toString().endsWith(".html");
            byte[] body = file == null || !Files.isRegularFile(file) ? new byte[0] : Files.readAllBytes(file);
            exchange.getResponseHeaders().set("Content-Type", isScript ? "text/javascript" : "text/html");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** On one of the two origins that local mode allows. */
    static Site onAllowedOrigin() throws IOException {
        return onAllowedOrigin(null);
    }

    /** The same, with the files below this directory. */
    static Site onAllowedOrigin(@Nullable Path files) throws IOException {
        try {
            return new Site(5173, files);
        } catch (BindException taken) {
            return new Site(3000, files);
        }
    }

    /** On an origin that nobody has configured. */
    static Site onForeignOrigin() throws IOException {
        return new Site(0, null);
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
