package hookgauge.instrumentation;

/** A field or method of a class, by the name and descriptor that a class file has for it. */
final class Member {
    final String owner;
    final String name;
    private final String descriptor;

    Member(String owner, String name, String descriptor) {
        this.owner = owner;
        this.name = name;
        this.descriptor = descriptor;
    }

    /** Whether it has the other's name and parameters, and another type: a class that has the one inherits the other from nobody. */
    boolean isInsteadOf(Member other) {
        return name.equals(other.name) && parameters().equals(other.parameters()) && !equals(other);
    }

    private String parameters() {
        return descriptor.substring(0, descriptor.indexOf(')') + 1);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Member)) return false;
        Member that = (Member) other;
        return name.equals(that.name) && descriptor.equals(that.descriptor) && owner.equals(that.owner);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + descriptor.hashCode();
    }

    @Override
    public String toString() {
        boolean isField = descriptor.charAt(0) != '(';
        return owner.replace('/', '.') + '.' + name + (isField ? " of type " : "") + descriptor;
    }
}
