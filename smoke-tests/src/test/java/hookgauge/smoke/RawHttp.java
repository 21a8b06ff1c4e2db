package hookgauge.smoke;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Sends the bytes of one request as they stand and reads the bytes of the answer until the server closes. */
final class RawHttp {
    private RawHttp() {}

    static String get(int port, String path, String... headers) {
        StringBuilder request =
                new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        for (String header : headers) request.append(header).append("\r\n");
        return send(port, request.append("\r\n").toString());
    }

    static String post(int port, String path, String body) {
        return send(
                port,
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    static String send(int port, String request) {
        return send(port, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String send(int port, byte[] request) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            socket.getInputStream().transferTo(answer);
        } catch (SocketException e) {
            // a reset after the answer is an answer, too
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    /** What follows the head of an answer. */
    static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    /** The status of an answer, or 0 where the server closed without one. */
    static int status(String answer) {
        return answer.isEmpty() ? 0 : Integer.parseInt(answer.split(" ", 3)[1]);
    }
}
