package hookgauge.agent;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.config.Option;
import hookgauge.agent.log.AgentLog;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which of the modules the user wants, by their names in the table of hooks. */
final class HookChoice {
    private static final char SERVER = 's';
    private static final char CLIENT = 'c';
    private static final char TEMPLATES = 't';
    private static final char LIBRARY = 'l';

    /** Whether copies of servers in other packages are hooked too. */
    final boolean relocated;

    /** Whether also those classes are hooked that are found by the end of their names. */
    final boolean byEnd;

    private final boolean hasClients;
    private final boolean hasTemplates;
    private final List<String> serversOff;
    private final List<String> clientsOff;
    private final Set<String> servers = new TreeSet<>();
    private final Set<String> clients = new TreeSet<>();

    HookChoice(AgentConfig config) {
        relocated = config.relocatedServers;
        byEnd = config.servletFallback;
        hasClients = config.httpClientEnabled;
        hasTemplates = config.clientUrlTemplate;
        serversOff = config.serversOff;
        clientsOff = config.clientsOff;
    }

    /** The module's name in the table, behind a letter for its kind. */
    static String name(InstrumentationModule module) {
        return kind(module) + module.name();
    }

    private static char kind(InstrumentationModule module) {
        if (module.tellsTemplates()) return TEMPLATES;
        return module.isOfClient() ? CLIENT : module.isOfServer() ? SERVER : LIBRARY;
    }

    /** Whether a module is wanted that has this {@link #name}. */
    boolean takes(String name) {
        switch (name.charAt(0)) {
            case SERVER:
                return serversOff.isEmpty() || !isOneOf(serversOff, name.substring(1), servers);
            case TEMPLATES:
                return hasTemplates && (clientsOff.isEmpty() || !isOneOf(clientsOff, name.substring(1), clients));
            case CLIENT:
                return hasClients && (clientsOff.isEmpty() || !isOneOf(clientsOff, name.substring(1), clients));
            default:
                return true;
        }
    }

    /** As {@link #takes}, for servers and frameworks alone. */
    boolean takesServer(String name) {
        return name.charAt(0) == SERVER && takes(name);
    }

    /** The first word of a module's {@link #name}. */
    static String family(String name) {
        int end = name.indexOf('-');
        return name.substring(1, end < 0 ? name.length() : end);
    }

    /** Says which of the names that are written are none, once all of the table was asked for. */
    void sayUnknown(AgentLog log) {
        sayUnknown(Option.HTTP_SERVER_OFF, serversOff, servers, log);
        if (hasClients) sayUnknown(Option.HTTP_CLIENT_OFF, clientsOff, clients, log);
    }

    private static boolean isOneOf(List<String> families, String name, Set<String> known) {
        known.add(name);
        for (String family : families) {
            if (isOf(family, name)) return true;
        }
        return false;
    }

    /** {@code jetty-12} is of {@code jetty}, and of itself. */
    private static boolean isOf(String family, String name) {
        return name.startsWith(family) && (name.length() == family.length() || name.charAt(family.length()) == '-');
    }

    private static void sayUnknown(Option option, List<String> families, Set<String> known, AgentLog log) {
        for (String family : families) {
            boolean isKnown = false;
            for (String name : known) isKnown |= isOf(family, name);
            if (!isKnown) {
                log.warn(
                        "config",
                        option.key + "='" + family + "' is none of " + String.join(", ", known) + "; ignored");
            }
        }
    }
}
