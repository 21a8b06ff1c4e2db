package robaho.net.httpserver;

public abstract class Code {
    public static String msg(int code) {
        throw new AssertionError(code);
    }
}
