package org.jboss.resteasy.plugins.server;

import org.jboss.resteasy.specimpl.ResteasyUriInfo;

public abstract class BaseHttpRequest {
    public native ResteasyUriInfo getUri(); // from 4 on
}
