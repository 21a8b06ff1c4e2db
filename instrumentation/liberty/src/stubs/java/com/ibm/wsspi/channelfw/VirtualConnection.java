package com.ibm.wsspi.channelfw;

import java.util.Map;

public interface VirtualConnection {
    Map<Object, Object> getStateMap();
}
