package hookgauge.agent.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where to push, and how: what follows from a written address by the table in docs/configuration.md. */
final class Endpoint {
    private static final String METRICS_PATH = "/v1/metrics";

    /** Without user name and password. */
    final String url;

    final OtlpProtocol protocol;

    /** Host and port alone. */
    final String target;

    final boolean loopback;

    /** The value of an Authorization header, or null. */
    final String authorization;

    private Endpoint(String url, OtlpProtocol protocol, Address address, String target) {
        this.url = url;
        this.protocol = protocol;
        this.target = target;
        this.loopback = address.isLoopback();
        this.authorization = address.userInfo == null ? null : basic(address.userInfo);
    }

    /**
     * What is written there must not be {@link #refused}.
     *
     * @param asked the protocol that is set, or null
     * @param insecure false or true if it is set, else null
     */
    static Endpoint of(Setting written, OtlpProtocol asked, Boolean insecure, Findings findings) {
        Address address = Address.parse(written.value.trim());
        OtlpProtocol protocol = asked == null ? protocol(written, address) : asked;
        String scheme = isTls(address, insecure) ? "https://" : "http://";
        sayUnusualPort(written, address, protocol, asked, findings);
        if (protocol == OtlpProtocol.HTTP_PROTOBUF) {
            String url = scheme + address.hostAndPort() + path(written, address, findings) + address.tail;
            return new Endpoint(url, protocol, address, address.hostAndPort());
        }
        if (address.path.length() > 1) {
            findings.notice(written.name + ": grpc has no path; " + Printable.of(address.path) + " is left out");
        }
        boolean defaultPort = address.port.isEmpty() && !isWeb(address.scheme);
        String target = defaultPort ? address.host + ":4317" : address.hostAndPort();
        return new Endpoint(scheme + target, protocol, address, target);
    }

    /** Why it cannot be pushed to that address, or null. */
    static String refused(Setting written, OtlpProtocol asked) {
        String text = written.value.trim();
        if (text.startsWith("unix:")) return "is a unix socket, which is not offered";
        Address address = Address.parse(text);
        if (address == null || !(address.scheme.isEmpty() || isWeb(address.scheme) || isGrpc(address.scheme))) {
            return "is not " + Option.PUSH_ENDPOINT.expectation;
        }
        OtlpProtocol protocol = asked == null ? protocol(written, address) : asked;
        boolean unsendable = protocol == OtlpProtocol.GRPC && !address.tail.isEmpty();
        return unsendable ? "has a query or fragment, which grpc cannot send" : null;
    }

    /** The address itself says that it wants TLS. */
    static boolean saysTls(Setting written) {
        Address address = Address.parse(written.value.trim());
        return address.scheme.equals("https") || address.scheme.equals("grpcs");
    }

    private static boolean isWeb(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }

    private static boolean isGrpc(String scheme) {
        return scheme.equals("grpc") || scheme.equals("grpcs") || scheme.equals("dns");
    }

    private static OtlpProtocol protocol(Setting written, Address address) {
        if (isGrpc(address.scheme)) return OtlpProtocol.GRPC;
        boolean pathless = address.path.length() <= 1 && address.tail.isEmpty();
        boolean grpc = address.scheme.isEmpty()
                ? pathless && !address.port.equals("4318")
                : pathless && address.port.equals("4317") && !written.isStandard();
        return grpc ? OtlpProtocol.GRPC : OtlpProtocol.HTTP_PROTOBUF;
    }

    private static boolean isTls(Address address, Boolean insecure) {
        if (address.scheme.equals("https") || address.scheme.equals("grpcs")) return true;
        if (address.scheme.equals("http") || address.scheme.equals("grpc")) return false;
        return insecure == null ? !address.isLoopback() : !insecure;
    }

    private static void sayUnusualPort(
            Setting written, Address address, OtlpProtocol protocol, OtlpProtocol asked, Findings findings) {
        boolean grpc = protocol == OtlpProtocol.GRPC;
        if (address.port.equals("4317") && (!grpc || asked == null && isWeb(address.scheme))) {
            findings.notice(written.name + ": port 4317 is usually gRPC; using " + protocol);
        } else if (address.port.equals("4318") && grpc) {
            findings.notice(written.name + ": port 4318 is usually http/protobuf; using " + protocol);
        } else if (isGrpc(address.scheme) && !grpc) {
            findings.notice(written.name + ": the address says " + address.scheme + "; using " + protocol);
        }
    }

    private static String path(Setting written, Address address, Findings findings) {
        String path = address.path;
        if (written.isNamed("OTEL_EXPORTER_OTLP_ENDPOINT")) return pathBelow(path, written, findings);
        boolean bare = path.isEmpty() || path.equals("/");
        if (bare && !written.isStandard()) return METRICS_PATH;
        if (path.endsWith("/v1/traces") || path.endsWith("/v1/logs")) {
            findings.problem(written.name + "='" + Printable.address(written.value) + "' (" + written.source
                    + "): this is the path for " + path.substring(path.lastIndexOf('/') + 1) + "; used as written");
        } else if (!path.endsWith(METRICS_PATH)) {
            findings.notice(written.name + ": no /v1/metrics at the end; write it if the receiver answers 404");
        }
        return bare ? "/" : path;
    }

    /** The standard's general endpoint is the one below which each signal has its path. */
    private static String pathBelow(String path, Setting written, Findings findings) {
        if (path.endsWith(METRICS_PATH)) {
            findings.notice(written.name + " ends with /v1/metrics, which is added once more");
        }
        return path.endsWith("/") ? path + METRICS_PATH.substring(1) : path + METRICS_PATH;
    }

    private static String basic(String userInfo) {
        byte[] bytes = Pairs.decoded(userInfo).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }
}
