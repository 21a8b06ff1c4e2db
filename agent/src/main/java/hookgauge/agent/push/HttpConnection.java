package hookgauge.agent.push;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A connection to the receiver, direct or through the proxy that this JVM is told to use. */
final class HttpConnection implements Closeable {
    private final Socket wire;
    private final Socket socket;
    private final InputStream in;
    /** What goes before the path in a request. */
    private final String prefix;

    private boolean answered;
    private boolean open = true;

    private HttpConnection(Socket wire, Socket socket, String prefix) throws IOException {
        this.wire = wire;
        this.socket = socket;
        this.prefix = prefix;
        in = new BufferedInputStream(socket.getInputStream());
    }

    static HttpConnection open(ReceiverAddress receiver, SSLSocketFactory tls, Deadline deadline) throws IOException {
        Proxy proxy = receiver.proxy();
        boolean viaHttp = proxy.type() == Proxy.Type.HTTP;
        Socket wire = connect(receiver.addresses(proxy), proxy, deadline);
        try {
            if (!receiver.tls) {
                return new HttpConnection(wire, wire, viaHttp ? "http://" + receiver.authority : "");
            }
            if (viaHttp) tunnel(wire, receiver);
            return new HttpConnection(wire, encrypted(wire, receiver, tls), "");
        } catch (IOException | RuntimeException e) {
            wire.close();
            throw e;
        }
    }

    /** @param head the request's headers, each with its line end */
    HttpAnswer post(String path, String head, byte[] body, Deadline deadline) throws IOException {
        deadline.guard(wire);
        answered = false;
        boolean kept = false;
        try {
            boolean whole = write("POST " + prefix + path + " HTTP/1.1\r\n" + head + "\r\n", body);
            in.mark(1);
            answered = in.read() >= 0;
            if (answered) in.reset();
            HttpAnswer answer = HttpAnswer.read(in);
            kept = whole && answer.keepsConnection() && in.available() == 0;
            return answer;
        } finally {
            if (!kept) close();
        }
    }

    boolean isOpen() {
        return open;
    }

    /** Whether the receiver has begun to answer the last request. */
    boolean hasAnswered() {
        return answered;
    }

    /** Closes what is below TLS, whose own end would wait for the other side. */
    @Override
    public void close() throws IOException {
        open = false;
        wire.close();
    }

    /** Whether the receiver has taken it whole; it may have answered before that, such as with 413. */
    private boolean write(String head, byte[] body) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.UTF_8));
            out.write(body);
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The first address that answers, each with its share of the time. */
    static Socket connect(List<InetSocketAddress> addresses, Proxy proxy, Deadline deadline) throws IOException {
        for (int i = 0; ; i++) {
            int left = addresses.size() - i;
            Socket wire = new Socket(proxy.type() == Proxy.Type.SOCKS ? proxy : Proxy.NO_PROXY);
            try {
                deadline.guard(wire);
                wire.setTcpNoDelay(true);
                wire.connect(addresses.get(i), (int) Math.max(1, deadline.leftMillis() / left));
                return wire;
            } catch (IOException e) {
                wire.close();
                if (left == 1 || deadline.isOver()) throw e;
            }
        }
    }

    private static void tunnel(Socket wire, ReceiverAddress receiver) throws IOException {
        String to = receiver.host.indexOf(':') < 0
                ? receiver.host + ":" + receiver.port
                : "[" + receiver.host + "]:" + receiver.port;
        String request = "CONNECT " + to + " HTTP/1.1\r\nHost: " + to + "\r\n\r\n";
        wire.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        int status = HttpAnswer.readHead(wire.getInputStream()).getStatusCode();
        if (status / 100 != 2) throw new ProxyException("the proxy answers " + status);
    }

    private static Socket encrypted(Socket wire, ReceiverAddress receiver, SSLSocketFactory tls) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(wire, receiver.host, receiver.port, true);
        SSLParameters parameters = socket.getSSLParameters();
        // that the certificate is for this host
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** The proxy that this JVM is told to use does not let the push through. */
    static final class ProxyException extends IOException {
        private static final long serialVersionUID = 1;

        ProxyException(String sentence) {
            super(sentence);
        }
    }
}
