package com.truewatch.billing.accounts.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Somebody's web site: an empty page, from which the tests' scripts call the service. */
final class Site implements AutoCloseable {
    private final HttpServer server;

    private Site(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** On one of the two origins that local mode allows. */
    static Site onAllowedOrigin() throws IOException {
        try {
            return new Site(5173);
        } catch (BindException taken) {
            return new Site(3000);
        }
    }

    /** On an origin that nobody has configured. */
    static Site onForeignOrigin() throws IOException {
        return new Site(0);
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
