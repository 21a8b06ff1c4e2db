package hookgauge.instrumentation;

/** One place in one method of a server or library, and the companion's method that is called there. */
public final class Hook {
    enum Place {
        ENTRY,
        RETURN,
        RESULT,
        THROW
    }

    /** What a class must have. */
    enum Need {
        THIS,
        ANY_OF_SEVERAL,
        NONE
    }

    final String type;
    final String method;
    final String descriptor;
    final Place place;
    final String companionMethod;
    final Need need;
    /** Where the method is in versions that do not have it here; null if there is no such place. */
    final String otherType;

    private Hook(
            String type,
            String method,
            String descriptor,
            Place place,
            String companionMethod,
            Need need,
            String otherType) {
        this.type = type;
        this.method = method;
        this.descriptor = descriptor;
        this.place = place;
        this.companionMethod = companionMethod;
        this.need = need;
        this.otherType = otherType;
    }

    /** Calls the companion with {@code this} and the arguments, or the first of them, before the method's first line. */
    public static Hook onEntry(String type, String method, String descriptor, String companionMethod) {
        return new Hook(type, method, descriptor, Place.ENTRY, companionMethod, Need.THIS, null);
    }

    /** Calls the companion with {@code this} and the arguments, or the first of them, before each return. */
    public static Hook onReturn(String type, String method, String descriptor, String companionMethod) {
        return new Hook(type, method, descriptor, Place.RETURN, companionMethod, Need.THIS, null);
    }

    /** As {@link #onReturn}, but the companion is also given the result, as its last argument, and answers the result to return. */
    public static Hook onResult(String type, String method, String descriptor, String companionMethod) {
        return new Hook(type, method, descriptor, Place.RESULT, companionMethod, Need.THIS, null);
    }

    /**
     * Calls the companion with {@code this}, the arguments and, last, the {@code Throwable} that leaves the method. An
     * argument which the method's own code overwrites arrives as null or 0. Not for constructors.
     */
    public static Hook onThrow(String type, String method, String descriptor, String companionMethod) {
        return new Hook(type, method, descriptor, Place.THROW, companionMethod, Need.THIS, null);
    }

    /** The same hook for a method that not every version has. */
    public Hook optional() {
        return new Hook(type, method, descriptor, place, companionMethod, Need.NONE, null);
    }

    /** The same hook for one of several methods of a class that are marked so, of which each version has at least one. */
    public Hook orAnother() {
        return new Hook(type, method, descriptor, place, companionMethod, Need.ANY_OF_SEVERAL, null);
    }

    /** The same hook for a method that some versions have in another class, in which it is hooked, too. */
    public Hook or(String otherType) {
        return new Hook(type, method, descriptor, place, companionMethod, Need.THIS, otherType);
    }

    /** The same hook in a copy of the server. */
    Hook in(Relocation relocation) {
        return new Hook(
                relocation.map(type),
                method,
                relocation.mapMethodDesc(descriptor),
                place,
                companionMethod,
                need,
                otherType == null ? null : relocation.map(otherType));
    }

    /** Internal name of the hooked class, such as {@code org/apache/coyote/Request}. */
    public String type() {
        return type;
    }

    boolean isOn(String method, String descriptor) {
        return this.method.equals(method) && this.descriptor.equals(descriptor);
    }

    @Override
    public String toString() {
        return type.replace('/', '.') + "." + method + descriptor;
    }
}
