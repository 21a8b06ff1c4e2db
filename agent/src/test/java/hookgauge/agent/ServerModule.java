package hookgauge.agent;

import hookgauge.instrumentation.InstrumentationModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of a server or framework: its code, the versions that its tests run on, and what its contract tests leave out. */
final class ServerModule {
    private static final Path INSTRUMENTATION = Paths.get("../instrumentation");
    private static final Pattern VERSION = Pattern.compile("<server\\.version>(?:\\$\\{([^}]+)}|(\\d[^<]*))<");
    private static final Pattern EXTENDS = Pattern.compile("class (\\w+) extends (\\w+)");
    private static final Pattern LEFT_OUT = Pattern.compile(
            "@Disabled\\(((?:\\s*\\+?\\s*\"(?:[^\"\\\\]|\\\\.)*\")+)\\)\\s+@Override\\s+(?:protected|public) void (\\w+)\\(");

    private final String name;
    private final Path folder;

    private ServerModule(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    /** All that hook a server, or a framework on one, by the names of their folders. */
    static List<ServerModule> all() throws IOException {
        Map<String, ServerModule> modules = new TreeMap<>();
        for (InstrumentationModule module : InstrumentationModules.ALL) {
            if (module.reader() != null || !module.isOfServer()) continue;
            Path folder = folderOf(module);
            modules.put(folder.getFileName().toString(), new ServerModule(module.name(), folder));
        }
        return new ArrayList<>(modules.values());
    }

    private static Path folderOf(InstrumentationModule module) throws IOException {
        String file = module.getClass().getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
        try (Stream<Path> folders = Files.list(INSTRUMENTATION)) {
            return folders.filter(folder ->
                            Files.exists(folder.resolve("src/main/java").resolve(file)))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no folder has " + file));
        }
    }

    String folder() {
        return folder.getFileName().toString();
    }

    /** Oldest first. */
    List<String> versions() throws IOException {
        TreeSet<String> versions = new TreeSet<>(ServerModule::compareVersions);
        String parent = Files.readString(Paths.get("../pom.xml"));
        String pom = Files.readString(folder.resolve("pom.xml"));
        Matcher used = VERSION.matcher(pom);
        while (used.find()) {
            versions.add(used.group(2) != null ? used.group(2) : property(used.group(1), pom + parent));
        }
        return new ArrayList<>(versions);
    }

    /** The files of code that are ours; what stands in for the server's own classes is not. */
    List<Path> code() throws IOException {
        return sources("src/main/java/hookgauge");
    }

    /** For each class of contract tests the scenarios that it leaves out, and why. */
    Map<String, Map<String, String>> contractTests() throws IOException {
        Map<String, String> sourceOf = new TreeMap<>();
        Map<String, String> parentOf = new TreeMap<>();
        for (Path file : sources("src/test/java")) {
            String source = Files.readString(file);
            Matcher type = EXTENDS.matcher(source);
            if (!type.find()) continue;
            sourceOf.put(type.group(1), source);
            parentOf.put(type.group(1), type.group(2));
        }
        Map<String, Map<String, String>> tests = new TreeMap<>();
        for (String test : sourceOf.keySet()) {
            if (!test.endsWith("Test")) continue;
            Map<String, String> leftOut = new LinkedHashMap<>();
            String type = test;
            while (sourceOf.containsKey(type)) {
                readLeftOut(sourceOf.get(type), leftOut);
                type = parentOf.get(type);
            }
            if ("HttpServerContract".equals(type)) tests.put(test.substring(0, test.length() - 4), leftOut);
        }
        return tests;
    }

    @Override
    public String toString() {
        return name;
    }

    private static void readLeftOut(String source, Map<String, String> leftOut) {
        Matcher scenario = LEFT_OUT.matcher(source);
        while (scenario.find()) {
            String reason = scenario.group(1).replaceAll("\"\\s*\\+\\s*\"", "").trim();
            leftOut.putIfAbsent(scenario.group(2), reason.substring(1, reason.length() - 1));
        }
    }

    private List<Path> sources(String below) throws IOException {
        Path root = folder.resolve(below);
        if (!Files.exists(root)) return List.of();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static String property(String key, String poms) throws IOException {
        Matcher value = Pattern.compile("<" + Pattern.quote(key) + ">([^<]+)<").matcher(poms);
        if (!value.find()) throw new IOException("no pom says what " + key + " is");
        return value.group(1);
    }

    private static int compareVersions(String one, String other) {
        String[] ours = one.split("[.-]");
        String[] theirs = other.split("[.-]");
        for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
            boolean numbers = ours[i].matches("\\d+") && theirs[i].matches("\\d+");
            int order =
                    numbers ? Integer.parseInt(ours[i]) - Integer.parseInt(theirs[i]) : ours[i].compareTo(theirs[i]);
            if (order != 0) return order;
        }
        return ours.length - theirs.length;
    }
}
