package hookgauge;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URISyntaxException;

/** Where the JVM enters the agent; all that the app's class path sees of it besides {@link Main}. */
public final class Premain {
    private Premain() {}

    /** Called before the app's {@code main}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation, Thread.currentThread());
    }

    /** Called when the agent is attached to a running JVM. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation, null);
    }

    private static void start(String arguments, Instrumentation instrumentation, Thread main) {
        long startedNanos = System.nanoTime();
        try {
            if (isJdkTool()) return;
            if (isHooked()) {
                System.err.println("[hookgauge] is in this JVM already; this second copy does nothing");
                return;
            }
            File jar = jar();
            Class.forName("hookgauge.agent.MetricsAgent", true, new IsolatedClassLoader(jar))
                    .getMethod("start", String.class, Instrumentation.class, File.class, Thread.class, long.class)
                    .invoke(null, arguments, instrumentation, jar, main, startedNanos);
        } catch (Throwable t) {
            Throwable cause = t.getCause() == null ? t : t.getCause();
            System.err.println("[hookgauge] off, the app goes on without it: " + cause);
        }
    }

    private static File jar() throws URISyntaxException {
        String location = Premain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        // JBoss Modules, where it loads the agent in place of the JVM
        boolean isNested = location.startsWith("jar:") && location.endsWith("!/");
        return new File(new URI(isNested ? location.substring(4, location.length() - 2) : location));
    }

    /** The main class of javac, keytool, jcmd and the like stands in a module of the JDK. */
    private static boolean isJdkTool() {
        String module = System.getProperty("jdk.module.main");
        if (module != null) return module.startsWith("jdk.") || module.startsWith("java.");
        String command = System.getProperty("sun.java.command", "");
        return command.startsWith("sun.tools.") || command.startsWith("com.sun.tools.");
    }

    private static boolean isHooked() {
        try {
            Class.forName("java.lang.HookgaugeHttp", false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
