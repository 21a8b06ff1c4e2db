package org.eclipse.jetty.server;

/** As it is in Jetty 9 to 11, and in Jetty 12 an interface, to compile against; it is not part of the jar. */
public abstract class Request {
    public abstract HttpChannel getHttpChannel();
}
