package com.truewatch.billing.accounts.platform.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Puts a {@link ConnectionGuard} in front of every connection that this process accepts. Vert.x has a place for
 * handlers of requests only; what is wrong with the bytes must be seen before it makes requests of them. Found by the
 * framework in {@code META-INF/services}.
 */
public final class GuardedConnections implements VertxServiceProvider {
    /** For the framework. */
    public GuardedConnections() {}

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(new GuardedTransport());
    }

    private static final class GuardedTransport extends JDKTransport {
        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
            super.configure(options, domainSocket, bootstrap);
            bootstrap.handler(new Acceptor());
        }
    }

    /** In the pipeline of the listening socket, whose messages are the connections that it accepts. */
    @Sharable
    private static final class Acceptor extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Channel connection) {
                connection.pipeline().addLast(new ConnectionGuard());
            }
            context.fireChannelRead(message);
        }
    }
}
