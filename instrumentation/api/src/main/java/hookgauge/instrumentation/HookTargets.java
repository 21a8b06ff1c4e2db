package hookgauge.instrumentation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The classes that are hooked, and by which modules.
 *
 * <p>They are found by their simple names, so that one look-up also finds the copy of a class in a package that somebody's
 * build put before its own.
 */
public final class HookTargets {
    private final Map<String, List<HookTarget>> bySimpleName = new HashMap<>(512);
    private final List<HookTarget> byEnd = new ArrayList<>(0);

    /**
     * @param type internal name of the hooked class, or such as {@code *Filter} for all whose names end so
     * @param module binary name of the module that hooks it; several may hook one class
     * @param isAlsoRelocated whether copies of the class below other packages are hooked too
     */
    public void add(String type, String module, boolean isAlsoRelocated) {
        HookTarget target = new HookTarget(type, module, isAlsoRelocated);
        if (target.isByEnd()) byEnd.add(target);
        else add(simpleName(type), target);
    }

    /** Takes away all that the module hooks. */
    public void remove(String module) {
        remove(module, byEnd);
        for (List<HookTarget> namesakes : bySimpleName.values()) remove(module, namesakes);
    }

    /** @param type internal name of a class */
    public boolean contain(String type) {
        return !of(type).isEmpty();
    }

    /** Binary name of the module that hooks the class of this internal name; null where none does. */
    public String moduleOf(String type) {
        List<HookTarget> hooked = of(type);
        return hooked.isEmpty() ? null : hooked.get(0).module;
    }

    List<HookTarget> of(String type) {
        List<HookTarget> namesakes = bySimpleName.get(simpleName(type));
        if (namesakes == null && byEnd.isEmpty()) return Collections.emptyList();
        List<HookTarget> hooked = new ArrayList<>(2);
        if (namesakes != null) addThose(namesakes, type, hooked);
        addThose(byEnd, type, hooked);
        return hooked;
    }

    private void add(String simpleName, HookTarget target) {
        List<HookTarget> namesakes = bySimpleName.get(simpleName);
        if (namesakes == null) bySimpleName.put(simpleName, namesakes = new ArrayList<>(1));
        namesakes.add(target);
    }

    /** Adds those of the targets that the class is one of. */
    private static void addThose(List<HookTarget> targets, String type, List<HookTarget> hooked) {
        for (HookTarget target : targets) {
            if (target.packageBefore(type) != null) hooked.add(target);
        }
    }

    private static void remove(String module, List<HookTarget> targets) {
        for (Iterator<HookTarget> all = targets.iterator(); all.hasNext(); ) {
            if (all.next().module.equals(module)) all.remove();
        }
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
