package hookgauge;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** The jar as a tool: says its version, how to attach it, and what a configuration comes to. */
public final class Main {
    private static final int WRONG_USE = 2;
    private static final String[] HELP = {
        "Measures the HTTP servers of a Java app; serves the metrics to Prometheus and pushes them by OTLP.",
        "",
        "  java -javaagent:hookgauge.jar -jar app.jar          attach to an app; metrics at port 9464, /metrics",
        "  java -javaagent:hookgauge.jar=9100 -jar app.jar     at another port",
        "  java -javaagent:hookgauge.jar=metrics.otlp.endpoint=http://collector:4318 -jar app.jar",
        "",
        "  java -jar hookgauge.jar check [arguments]    the settings in effect and what is wrong with them;",
        "                                               ends with 1 if something is",
        "  java -jar hookgauge.jar hash-password        reads a password, answers its hash for password_hash",
        "  java -jar hookgauge.jar version",
        "  java -jar hookgauge.jar help",
        "",
        "Settings come from the arguments, -Dhookgauge.* properties, HOOKGAUGE_* variables, a file",
        "(hookgauge.config_file) and the standard OTEL_* names. docs/configuration.md lists them all.",
    };

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        int status = run(arguments, System.out, System.err);
        System.out.flush();
        if (status != 0) System.exit(status);
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) throws Exception {
        String command = arguments.length == 0 ? "help" : arguments[0];
        if (command.equals("check")) return check(rest(arguments), out) ? 0 : 1;
        if (command.equals("hash-password")) return hashPassword(out, err);
        if (command.equals("version")) {
            out.println("hookgauge " + version());
            return 0;
        }
        boolean asked = command.equals("help") || command.equals("--help") || command.equals("-h");
        PrintStream target = asked ? out : err;
        if (!asked) err.println("hookgauge: no command " + command + '\n');
        for (String line : HELP) target.println(line);
        return asked ? 0 : WRONG_USE;
    }

    private static boolean check(String agentArguments, PrintStream out) throws Exception {
        File jar = jar();
        return (Boolean) Class.forName("hookgauge.agent.config.Check", true, new IsolatedClassLoader(jar))
                .getMethod("run", String.class, Properties.class, Map.class, File.class, PrintStream.class)
                .invoke(null, agentArguments, System.getProperties(), System.getenv(), jar, out);
    }

    /** From standard input, so that no list of processes shows it. */
    private static int hashPassword(PrintStream out, PrintStream err) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = in.readLine();
        if (password == null || password.isEmpty()) {
            err.println("hookgauge: write the password to standard input");
            return WRONG_USE;
        }
        out.println(Class.forName("hookgauge.agent.config.PasswordHash", true, new IsolatedClassLoader(jar()))
                .getMethod("of", String.class)
                .invoke(null, password));
        return 0;
    }

    private static String version() throws IOException, URISyntaxException {
        InputStream resource = new IsolatedClassLoader(jar()).getResourceAsStream("hookgauge/agent/version");
        if (resource == null) return "of unknown version";
        try (BufferedReader in = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return in.readLine();
        }
    }

    /** One argument as behind -javaagent:hookgauge.jar=, or several that are joined to one. */
    private static String rest(String[] arguments) {
        StringBuilder joined = new StringBuilder();
        for (int i = 1; i < arguments.length; i++)
            joined.append(i == 1 ? "" : ",").append(arguments[i]);
        return joined.toString();
    }

    private static File jar() throws URISyntaxException {
        return new File(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
