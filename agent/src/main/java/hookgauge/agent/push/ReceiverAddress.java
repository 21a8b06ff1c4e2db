package hookgauge.agent.push;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The parts of a receiver's URL that a connection to it and a request over it are made of. */
final class ReceiverAddress {
    final boolean tls;

    /** Host and port as written. */
    final String authority;

    /** IPv6 without brackets. */
    final String host;

    final int port;

    /** With the query. */
    final String path;

    ReceiverAddress(URI endpoint) {
        tls = "https".equals(endpoint.getScheme());
        // not getHost, which knows no underscore
        authority = endpoint.getRawAuthority();
        int colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
        String name = colon < 0 ? authority : authority.substring(0, colon);
        host = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
        port = colon < 0 ? tls ? 443 : 80 : Integer.parseInt(authority.substring(colon + 1));
        String rawPath = endpoint.getRawPath().isEmpty() ? "/" : endpoint.getRawPath();
        path = endpoint.getRawQuery() == null ? rawPath : rawPath + "?" + endpoint.getRawQuery();
    }

    /** As the JVM's properties say, or a selector of the app; it is told neither path nor query, which may be secret. */
    Proxy proxy() {
        ProxySelector selector = ProxySelector.getDefault();
        if (selector == null) return Proxy.NO_PROXY;
        List<Proxy> proxies = selector.select(URI.create((tls ? "https://" : "http://") + authority + "/"));
        return proxies == null || proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0);
    }

    /** In the order in which to try them. */
    List<InetSocketAddress> addresses(Proxy proxy) throws IOException {
        if (proxy.type() == Proxy.Type.DIRECT) return resolve(host, port);
        // which asks for the name itself
        if (proxy.type() == Proxy.Type.SOCKS) {
            return Collections.singletonList(InetSocketAddress.createUnresolved(host, port));
        }
        InetSocketAddress address = (InetSocketAddress) proxy.address();
        return resolve(address.getHostString(), address.getPort());
    }

    private static List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (InetAddress address : InetAddress.getAllByName(host)) addresses.add(new InetSocketAddress(address, port));
        return addresses;
    }
}
