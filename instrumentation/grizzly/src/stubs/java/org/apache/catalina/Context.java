package org.apache.catalina;

/** GlassFish's own, to compile against; it is not part of the jar. */
public interface Context {
    String getPath();
}
