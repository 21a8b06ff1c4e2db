package hookgauge.instrumentation.undertowhandlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.ClassFiles;
import hookgauge.instrumentation.HookTargets;
import hookgauge.instrumentation.HookTransformer;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another Undertow, in which neither of two methods is left of which each version had one. */
class UndertowDriftTest implements HookTransformer.Report {
    private final List<String> said = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "io/undertow/server/protocol/http/HttpReadListener, sendBadRequestAndClose",
        "io/undertow/servlet/api/LoggingExceptionHandler, handleThrowable"
    })
    void class_that_has_neither_of_two_methods_is_said_to_be_of_an_unknown_version(String type, String method)
            throws Exception {
        HookTargets targets = new HookTargets();
        targets.add(type, UndertowHandlersInstrumentation.class.getName(), false);
        ClassLoader loader = getClass().getClassLoader();
        HookTransformer transformer = new HookTransformer(
                targets,
                loader,
                (in, name, classFile, domain) -> {
                    throw new AssertionError(name + " is defined for nothing");
                },
                this);

        assertNull(transformer.transform(loader, type, null, null, renamed(ClassFiles.read(loader, type), method)));

        assertEquals(1, said.size(), said::toString);
        String missing = said.get(0).substring(0, said.get(0).indexOf('('));
        assertEquals("undertow-handlers: it has no " + type.replace('/', '.') + "." + method, missing);
    }

    @Override
    public void woven(InstrumentationModule module, String className, ClassLoader loader) {
        said.add("woven " + className);
    }

    @Override
    public void unknownVersion(InstrumentationModule module, String className, String origin, String reason) {
        said.add(module.name() + ": " + reason);
    }

    @Override
    public void failed(String site, Throwable error) {
        throw new AssertionError(site, error);
    }

    private static byte[] renamed(byte[] classFile, String method) {
        ClassWriter writer = new ClassWriter(0);
        Remapper drift = new Remapper(Opcodes.ASM9) {
            @Override
            public String mapMethodName(String owner, String name, String descriptor) {
                return name.equals(method) ? "soon_" + name : name;
            }
        };
        new ClassReader(classFile).accept(new ClassRemapper(writer, drift), 0);
        return writer.toByteArray();
    }
}
