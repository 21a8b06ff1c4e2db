package io.helidon.common.buffers;

public interface BufferData {
    int available();
}
