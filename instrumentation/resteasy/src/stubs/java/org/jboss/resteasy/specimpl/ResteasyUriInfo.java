package org.jboss.resteasy.specimpl;

import java.net.URI;

public class ResteasyUriInfo {
    public native URI getBaseUri();
}
