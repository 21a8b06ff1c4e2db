package hookgauge.smoke;

/** How often a test does a thing: a fair sample in each build, the figure that is promised in profile {@code endurance}. */
final class Endurance {
    private static final boolean WHOLE = Boolean.getBoolean("endurance");

    private Endurance() {}

    static int times(int usual, int promised) {
        return WHOLE ? promised : usual;
    }
}
