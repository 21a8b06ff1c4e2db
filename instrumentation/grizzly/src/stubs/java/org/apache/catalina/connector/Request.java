package org.apache.catalina.connector;

import org.glassfish.grizzly.http.server.util.MappingData;

/** GlassFish's own, to compile against; it is not part of the jar. */
public class Request implements org.apache.catalina.Request {
    public org.glassfish.grizzly.http.server.Request getCoyoteRequest() {
        return null;
    }

    public org.glassfish.grizzly.http.server.Request getGrizzlyRequest() {
        return null;
    }

    public MappingData getMappingData() {
        return null;
    }
}
