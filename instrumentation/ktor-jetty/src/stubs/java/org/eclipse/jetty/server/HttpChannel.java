package org.eclipse.jetty.server;

/** As it is in Jetty 9 to 11, to compile against; it is not part of the jar. */
public abstract class HttpChannel {}
