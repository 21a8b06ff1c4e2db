package hookgauge.smoke;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/**
 * The shop as a web archive, with its libraries inside, for Java EE as {@code jakarta} or as {@code javax}; servers of the whole
 * platform find its resources, too.
 */
final class War {
    private static final List<String> CLASSES = List.of(
            "shop/ServletShop",
            "shop/ShopMetrics",
            "shop/RestShop",
            "shop/RestOrders",
            "shop/AskingServlet",
            "shop/Stock");

    private War() {}

    static void write(Path file, String namespace, Class<?>... libraries) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : CLASSES) {
                add(zip, "WEB-INF/classes/" + name + ".class", renamed(name, namespace));
            }
            for (Class<?> library : libraries) {
                Path jar = Path.of(Launch.origin(library));
                add(zip, "WEB-INF/lib/" + jar.getFileName(), Files.readAllBytes(jar));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] renamed(String name, String namespace) throws IOException {
        Remapper names = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                return internalName.replaceFirst("^jakarta/(?=servlet/|ws/)", namespace + "/");
            }
        };
        try (InputStream in = War.class.getClassLoader().getResourceAsStream(name + ".class")) {
            ClassWriter written = new ClassWriter(0);
            new ClassReader(in.readAllBytes()).accept(new ClassRemapper(written, names), 0);
            return written.toByteArray();
        }
    }
}
