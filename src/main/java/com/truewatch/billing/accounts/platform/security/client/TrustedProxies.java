package com.truewatch.billing.accounts.platform.security.client;

import com.truewatch.billing.accounts.platform.http.HttpConfig;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/** The proxies whose {@code X-Forwarded-For} is believed. */
@Singleton
class TrustedProxies {
    private static final int ANY_PORT = 1;

    private final List<IpSubnetFilterRule> networks;

    TrustedProxies(HttpConfig config) {
        networks = config.trustedProxies().orElse(Set.of()).stream()
                .map(TrustedProxies::network)
                .toList();
    }

    /** Whether this literal address is one of theirs. */
    boolean contains(String literal) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(literal);
        if (bytes == null || networks.isEmpty()) {
            return false;
        }
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(bytes), ANY_PORT);
            return networks.stream().anyMatch(it -> it.matches(address));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static IpSubnetFilterRule network(String cidr) {
        String[] parts = cidr.strip().split("/", -1);
        if (parts.length != 2 || NetUtil.createByteArrayFromIpAddressString(parts[0]) == null) {
            throw new IllegalStateException("accounts.http.trusted-proxies: \"" + cidr + "\" is not in CIDR notation");
        }
        return new IpSubnetFilterRule(parts[0], Integer.parseInt(parts[1]), IpFilterRuleType.ACCEPT);
    }
}
