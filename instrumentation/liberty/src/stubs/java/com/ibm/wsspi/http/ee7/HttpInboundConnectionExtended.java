package com.ibm.wsspi.http.ee7;

import com.ibm.wsspi.channelfw.VirtualConnection;
import com.ibm.wsspi.http.HttpInboundConnection;

public interface HttpInboundConnectionExtended extends HttpInboundConnection {
    VirtualConnection getVC();
}
