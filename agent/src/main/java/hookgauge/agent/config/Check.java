package hookgauge.agent.config;

import java.io.File;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Prints what a configuration comes to and what is wrong with it, without starting anything. */
public final class Check {
    private Check() {}

    /** True if nothing is wrong. */
    public static boolean run(
            String agentArguments, Properties properties, Map<String, String> environment, File jar, PrintStream out) {
        Properties ofTheApp = new Properties();
        for (String key : properties.stringPropertyNames()) ofTheApp.setProperty(key, properties.getProperty(key));
        // the command is this tool, not the app
        ofTheApp.remove("sun.java.command");
        AgentConfig config = AgentConfig.read(agentArguments, ofTheApp, environment, jar);
        for (String line : new EffectiveSettings(config).lines()) out.println(line);
        print("problem", config.problems, out);
        print("notice", config.notices, out);
        return config.problems.isEmpty();
    }

    private static void print(String kind, List<String> sentences, PrintStream out) {
        if (sentences.isEmpty()) return;
        out.println();
        out.println(sentences.size() + " " + kind + (sentences.size() == 1 ? ":" : "s:"));
        for (String sentence : sentences) out.println("  " + sentence);
    }
}
