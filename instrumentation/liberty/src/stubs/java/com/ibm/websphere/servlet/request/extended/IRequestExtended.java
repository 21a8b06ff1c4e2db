package com.ibm.websphere.servlet.request.extended;

import com.ibm.websphere.servlet.request.IRequest;
import com.ibm.wsspi.http.HttpInboundConnection;

public interface IRequestExtended extends IRequest {
    HttpInboundConnection getHttpInboundConnection();
}
