package hookgauge.instrumentation;

/** What a registry is to the others of its loader; those that are read come first, in the order in which they are believed. */
public enum Standing {
    /** It has metrics of its own. */
    FIRST,
    /** It is one of several that are told the same, so that a series is read from one of them. */
    LEAF,
    /** It may repeat what registries of other libraries have. */
    LAST,
    /** All that it has is in its inner registry, which is read in its place and in that of the leaves. */
    FRONT,
    /** It only passes on what it is told, or its time is over. */
    NONE
}
