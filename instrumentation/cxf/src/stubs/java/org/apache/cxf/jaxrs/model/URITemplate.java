package org.apache.cxf.jaxrs.model;

public final class URITemplate {
    public native String getValue();
}
