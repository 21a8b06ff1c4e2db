package org.jboss.resteasy.core;

import org.jboss.resteasy.spi.metadata.ResourceMethod;

public class ResourceMethodInvoker {
    public ResourceMethod method; // protected, which its package sees
}
