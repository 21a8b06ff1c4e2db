package org.jboss.resteasy.spi;

public interface HttpRequest {
    ResteasyUriInfo getUri(); // until 3

    Object getAttribute(String name);

    void setAttribute(String name, Object value);

    void removeAttribute(String name);
}
