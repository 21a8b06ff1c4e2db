package hookgauge.instrumentation.netty4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hookgauge.instrumentation.testing.RecordingHooks;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client of a database has Netty's channels, which are hooked, but none of its HTTP classes. */
class NettyWithoutHttpTest {
    private final RecordingHooks hooks = RecordingHooks.installed();

    @Test
    void companion_works_where_netty_has_no_http() throws Exception {
        hooks.clear();
        WithoutHttp loader = new WithoutHttp();
        assertThrows(ClassNotFoundException.class, () -> loader.loadClass("io.netty.handler.codec.http.HttpRequest"));
        EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
        Object context = channel.pipeline().context(ChannelInboundHandlerAdapter.class);

        loader.loadClass(NettyCompanion.class.getName())
                .getMethod("raised", Object.class, Throwable.class)
                .invoke(null, context, new IllegalStateException("of the database"));

        assertEquals(List.of(), hooks.await(0));
    }

    private static final class WithoutHttp extends ClassLoader {
        WithoutHttp() {
            super(NettyCompanion.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.netty.handler.")) throw new ClassNotFoundException(name);
            if (!name.equals(NettyCompanion.class.getName())) return super.loadClass(name, resolve);
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? companion(name) : loaded;
        }

        private Class<?> companion(String name) {
            try (InputStream in = NettyCompanion.class.getResourceAsStream("NettyCompanion.class")) {
                byte[] classFile = in.readAllBytes();
                return defineClass(name, classFile, 0, classFile.length);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
