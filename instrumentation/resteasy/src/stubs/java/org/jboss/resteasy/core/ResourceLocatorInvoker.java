package org.jboss.resteasy.core;

import org.jboss.resteasy.spi.metadata.ResourceLocator;

public class ResourceLocatorInvoker {
    public ResourceLocator method; // protected, which its package sees
}
