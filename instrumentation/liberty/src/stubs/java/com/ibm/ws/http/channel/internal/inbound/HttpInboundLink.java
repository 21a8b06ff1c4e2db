package com.ibm.ws.http.channel.internal.inbound;

public abstract class HttpInboundLink {}
