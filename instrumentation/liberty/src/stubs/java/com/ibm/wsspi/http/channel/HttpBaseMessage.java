package com.ibm.wsspi.http.channel;

public interface HttpBaseMessage {
    String getVersion();
}
