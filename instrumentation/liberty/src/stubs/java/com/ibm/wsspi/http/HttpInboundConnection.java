package com.ibm.wsspi.http;

public interface HttpInboundConnection {}
