package play.core.server;

import play.api.mvc.RequestHeader;

/** The companion of Play's routes as it is called beside Play, to compile against; it is not part of the jar. */
public final class HookgaugePlayCompanion {
    private HookgaugePlayCompanion() {}

    public static String template(RequestHeader request) {
        return null;
    }
}
