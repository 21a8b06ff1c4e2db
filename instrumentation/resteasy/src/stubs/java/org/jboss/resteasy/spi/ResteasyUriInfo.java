package org.jboss.resteasy.spi;

import java.net.URI;

public class ResteasyUriInfo {
    public native URI getBaseUri();
}
