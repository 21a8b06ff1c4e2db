package hookgauge.agent.pull;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;

/** Where the metrics server listens: a host, and a port or the first free one of a range. */
final class ListenAddress {
    private static final int BACKLOG = 1024;

    private final String host;
    private final int firstPort;
    private final int lastPort;

    ListenAddress(String host, int firstPort, int lastPort) {
        this.host = host;
        this.firstPort = firstPort;
        this.lastPort = lastPort;
    }

    HttpServer bind(Creation creation) throws IOException {
        InetAddress address = address();
        for (int port = firstPort; ; port++) {
            try {
                return creation.create(new InetSocketAddress(address, port), BACKLOG);
            } catch (BindException e) {
                if (isForeign(address)) throw new UnknownHostException("it is no address of this machine");
                if (port >= lastPort) throw e;
            }
        }
    }

    /** What keeps it from listening, as the beginning of a sentence. */
    String problem(IOException error) {
        if (!(error instanceof BindException)) return "cannot listen on " + host + ": " + error.getMessage();
        if (firstPort == lastPort) return "port " + firstPort + " is in use";
        return "ports " + firstPort + " to " + lastPort + " are in use";
    }

    /** As in a URL. */
    String shown() {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? '[' + host + ']' : host;
    }

    private static boolean isForeign(InetAddress address) throws IOException {
        return !address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null;
    }

    /** The common two without the resolver, which would load the app's resolver provider. */
    private InetAddress address() throws UnknownHostException {
        if (host.equals("127.0.0.1")) return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        if (host.equals("0.0.0.0")) return new InetSocketAddress(0).getAddress();
        return InetAddress.getByName(host);
    }

    /** Makes a server that listens, with TLS or without. */
    interface Creation {
        HttpServer create(InetSocketAddress address, int backlog) throws IOException;
    }
}
