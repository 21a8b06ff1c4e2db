/** What the companion needs of the JDK's package-private classes, to compile against; it is not part of the jar. */
package sun.net.httpserver;
