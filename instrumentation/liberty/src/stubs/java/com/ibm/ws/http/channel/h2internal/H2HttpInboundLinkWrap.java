package com.ibm.ws.http.channel.h2internal;

import com.ibm.ws.http.channel.internal.inbound.HttpInboundLink;

public abstract class H2HttpInboundLinkWrap extends HttpInboundLink {}
