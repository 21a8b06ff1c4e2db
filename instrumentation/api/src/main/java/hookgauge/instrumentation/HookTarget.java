package hookgauge.instrumentation;

/** One class that one module hooks. */
final class HookTarget {
    final String type;
    final String module;
    private final boolean isAlsoRelocated;

    HookTarget(String type, String module, boolean isAlsoRelocated) {
        this.type = type;
        this.module = module;
        this.isAlsoRelocated = isAlsoRelocated;
    }

    /** What stands before the target's name in {@code type}: nothing, or such as {@code wiremock/}; null if it is another class. */
    String packageBefore(String type) {
        if (type.equals(this.type)) return "";
        int length = type.length() - this.type.length();
        boolean isCopy = isAlsoRelocated && length > 1 && type.charAt(length - 1) == '/' && type.endsWith(this.type);
        return isCopy ? type.substring(0, length) : null;
    }
}
