package hookgauge.instrumentation.liberty;

import hookgauge.instrumentation.testing.ContractServlet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** The contract's app as the folder of a web archive, for Servlet in {@code javax} or in {@code jakarta}. */
final class LibertyApp {
    private static final List<String> CLASSES = List.of(
            internalName(LibertyServlet.class),
            internalName(ContractServlet.class),
            internalName(ContractServlet.class) + "$Call",
            internalName(ContractServlet.Upgraded.class));
    // not their own, for Liberty would find them on the tests' class path first, where another servlet API is
    private static final String PACKAGE = "contract/";
    // complete, for old versions cannot read class files of this day to look for annotations
    private static final String DESCRIPTOR =
            """
            <web-app xmlns="http://xmlns.jcp.org/xml/ns/javaee" version="3.1" metadata-complete="true">
              <servlet>
                <servlet-name>contract</servlet-name>
                <servlet-class>%s</servlet-class>
                <async-supported>true</async-supported>
              </servlet>
              <servlet-mapping>
                <servlet-name>contract</servlet-name>
                <url-pattern>%s</url-pattern>
              </servlet-mapping>
            </web-app>
            """
                    .formatted(
                            renamed(internalName(LibertyServlet.class)).replace('/', '.'),
                            String.join("</url-pattern><url-pattern>", ContractServlet.MAPPINGS));

    private LibertyApp() {}

    static void write(Path folder, String servletPackage) throws IOException {
        Remapper names = new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String internalName) {
                if (CLASSES.contains(internalName)) return renamed(internalName);
                return internalName.replaceFirst("^javax/servlet", servletPackage);
            }
        };
        for (String name : CLASSES) {
            Path file = folder.resolve("WEB-INF/classes").resolve(renamed(name) + ".class");
            Files.createDirectories(file.getParent());
            try (InputStream in = LibertyApp.class.getClassLoader().getResourceAsStream(name + ".class")) {
                ClassWriter written = new ClassWriter(0);
                new ClassReader(in).accept(new ClassRemapper(written, names), 0);
                Files.write(file, written.toByteArray());
            }
        }
        Files.writeString(folder.resolve("WEB-INF/web.xml"), DESCRIPTOR);
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static String renamed(String internalName) {
        return PACKAGE + internalName.substring(internalName.lastIndexOf('/') + 1);
    }
}
