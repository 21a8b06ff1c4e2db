package com.ibm.wsspi.bytebuffer;

public interface WsByteBuffer {
    int remaining();
}
