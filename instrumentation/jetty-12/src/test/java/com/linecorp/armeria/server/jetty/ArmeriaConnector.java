package com.linecorp.armeria.server.jetty;

import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;

/** Named as that by which Armeria hands its requests on to a Jetty in the same process. */
public final class ArmeriaConnector extends LocalConnector {
    public ArmeriaConnector(Server server) {
        super(server);
    }
}
