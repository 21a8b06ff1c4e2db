package hookgauge.agent.config;

import java.util.Map;

/** Finds what the service is called. */
final class ServiceName {
    private static final String ATTRIBUTE = "service.name";
    static final String UNKNOWN = "unknown_service:java";

    private ServiceName() {}

    static String read(Sources sources, Settings settings, Map<String, String> resource, Findings findings) {
        Setting setting = sources.own(Option.SERVICE_NAME);
        if (setting != null && !setting.value.trim().isEmpty()) {
            return settings.use(Option.SERVICE_NAME, setting, setting.value.trim());
        }
        String name = fallback(sources, settings, resource);
        if (setting != null) findings.notExpected(setting, Option.SERVICE_NAME, Printable.of(name));
        return name;
    }

    private static String fallback(Sources sources, Settings settings, Map<String, String> resource) {
        Setting standard = sources.standard("OTEL_SERVICE_NAME");
        boolean own = sources.own(Option.RESOURCE) != null && !isBlank(resource.get(ATTRIBUTE));
        if (standard != null && !own) return settings.use(Option.SERVICE_NAME, standard, standard.value.trim());
        String attribute = resource.get(ATTRIBUTE);
        if (!isBlank(attribute)) {
            return settings.use(Option.SERVICE_NAME, sources.find(Option.RESOURCE), attribute);
        }
        String spring = sources.property("spring.application.name");
        return isBlank(spring) ? ofCommand(sources.property("sun.java.command")) : spring.trim();
    }

    /** The jar's name without its folder and ending, or the name of the main class. */
    static String ofCommand(String command) {
        if (isBlank(command)) return UNKNOWN;
        String text = command.trim();
        int space = text.indexOf(' ');
        String first = space < 0 ? text : text.substring(0, space);
        if (isClassName(first)) return first.substring(first.indexOf('/') + 1);
        int jarEnd = text.indexOf(".jar ");
        String file = jarEnd >= 0 ? text.substring(0, jarEnd) : text.endsWith(".jar") ? withoutJar(text) : first;
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        return name.isEmpty() ? UNKNOWN : name;
    }

    /** With its module before a slash, perhaps. */
    private static boolean isClassName(String text) {
        if (text.endsWith(".jar") || text.indexOf('/') != text.lastIndexOf('/')) return false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isJavaIdentifierPart(c) && c != '.' && (c != '/' || i == 0)) return false;
        }
        return !text.endsWith("/");
    }

    private static String withoutJar(String text) {
        return text.substring(0, text.length() - ".jar".length());
    }

    private static boolean isBlank(String text) {
        return text == null || text.trim().isEmpty();
    }
}
