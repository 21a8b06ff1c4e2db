package org.jboss.resteasy.spi.metadata;

public interface ResourceMethod extends ResourceLocator {}
