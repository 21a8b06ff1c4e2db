package com.ibm.wsspi.webcontainer.servlet;

import com.ibm.websphere.servlet.request.IRequest;

public interface IExtendedRequest {
    IRequest getIRequest();
}
