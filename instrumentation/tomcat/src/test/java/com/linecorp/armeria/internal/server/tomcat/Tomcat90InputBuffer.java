package com.linecorp.armeria.internal.server.tomcat;

import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** Named as that from which a Tomcat inside Armeria reads; there is nothing to be read. */
@SuppressWarnings("deprecation") // the method that Tomcat 8.5 has, too
public final class Tomcat90InputBuffer implements InputBuffer {
    @Override
    public int doRead(ByteChunk chunk) {
        return -1;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) {
        return -1;
    }

    @Override
    public int available() {
        return 0;
    }
}
