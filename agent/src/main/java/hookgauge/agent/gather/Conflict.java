package hookgauge.agent.gather;

/** Something that the merge had to decide, told once. */
final class Conflict {
    enum Rule {
        CORE_IS_BELIEVED,
        FIRST_IS_BELIEVED,
        TYPES_QUARREL,
        VALUE_CANNOT_BE_SAID,
        JVM_STANDS_BACK
    }

    final Rule rule;
    private final Family family;
    private final Family other;

    /** @param other the family that is believed or quarrelled with; null where there is none */
    Conflict(Rule rule, Family family, Family other) {
        this.rule = rule;
        this.family = family;
        this.other = other;
    }

    /** The same for all gathers that meet it again. */
    String key() {
        return rule + " " + family.base + " " + family.read.source.name();
    }

    String sentence() {
        switch (rule) {
            case CORE_IS_BELIEVED:
                return named(family) + " is left out: the agent has a metric of that name itself";
            case FIRST_IS_BELIEVED:
                return named(family) + " repeats series of " + sourceOf(other) + "; the first ones are shown";
            case TYPES_QUARREL:
                return named(family) + " shares a name with " + named(other) + "; both are shown without a type";
            case VALUE_CANNOT_BE_SAID:
                return named(family) + " has a value that its type cannot have; it is shown without a type";
            default:
                return named(family) + " is left out: the app has it";
        }
    }

    private static String named(Family family) {
        return family.type.word + ' ' + family.base + " of " + sourceOf(family);
    }

    private static String sourceOf(Family family) {
        return '\'' + family.read.source.name() + '\'';
    }
}
