package com.ibm.wsspi.http.channel;

public interface HttpRequestMessage extends HttpBaseMessage {
    String getMethod();
}
