package com.ibm.ws.webcontainer.webapp;

import com.ibm.wsspi.webcontainer.servlet.IExtendedRequest;

public abstract class WebAppDispatcherContext {
    public IExtendedRequest _request;

    public abstract String getContextPath();

    public abstract String getServletPath();

    public abstract String getPathInfo();

    public abstract boolean isInclude();

    public abstract boolean isForward();
}
