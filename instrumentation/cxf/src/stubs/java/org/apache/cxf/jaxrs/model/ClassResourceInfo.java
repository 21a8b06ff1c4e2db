package org.apache.cxf.jaxrs.model;

public class ClassResourceInfo {
    public native URITemplate getURITemplate();
}
