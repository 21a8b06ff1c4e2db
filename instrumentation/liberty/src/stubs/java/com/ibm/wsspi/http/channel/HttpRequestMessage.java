package com.ibm.wsspi.http.channel;

import com.ibm.wsspi.genericbnf.HeaderField;

public interface HttpRequestMessage extends HttpBaseMessage {
    String getMethod();

    HeaderField getHeader(String name);
}
