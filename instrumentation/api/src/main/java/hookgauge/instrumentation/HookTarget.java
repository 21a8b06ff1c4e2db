package hookgauge.instrumentation;

/** One class that one module hooks, or all classes whose simple names end alike. */
final class HookTarget {
    final String type;
    final String module;
    private final boolean isAlsoRelocated;
    // such as Filter, of *Filter; null where the whole name is given
    private final String end;

    HookTarget(String type, String module, boolean isAlsoRelocated) {
        this.type = type;
        this.module = module;
        this.isAlsoRelocated = isAlsoRelocated;
        int simpleName = type.lastIndexOf('/') + 1;
        end = type.charAt(simpleName) == '*' ? type.substring(simpleName + 1) : null;
    }

    boolean isByEnd() {
        return end != null;
    }

    /** What stands before the target's name in {@code type}: nothing, or such as {@code wiremock/}; null if it is another class. */
    String packageBefore(String type) {
        if (end != null) return type.endsWith(end) ? "" : null;
        if (type.equals(this.type)) return "";
        int length = type.length() - this.type.length();
        boolean isCopy = isAlsoRelocated && length > 1 && type.charAt(length - 1) == '/' && type.endsWith(this.type);
        return isCopy ? type.substring(0, length) : null;
    }
}
