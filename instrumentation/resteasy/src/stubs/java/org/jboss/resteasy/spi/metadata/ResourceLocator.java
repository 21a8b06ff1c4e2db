package org.jboss.resteasy.spi.metadata;

public interface ResourceLocator {
    String getFullpath();
}
