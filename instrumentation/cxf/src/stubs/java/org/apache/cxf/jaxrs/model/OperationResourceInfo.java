package org.apache.cxf.jaxrs.model;

public class OperationResourceInfo {
    public native ClassResourceInfo getClassResourceInfo();

    public native URITemplate getURITemplate();

    public native boolean isSubResourceLocator();
}
