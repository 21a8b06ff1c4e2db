package java.net.http;

import java.util.OptionalLong;

public abstract class HttpHeaders {
    public abstract OptionalLong firstValueAsLong(String name);
}
