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

    /**
     * @param type internal name of the hooked class
     * @param module binary name of the module that hooks it; several may hook one class
     * @param isAlsoRelocated whether copies of the class below other packages are hooked too
     */
    public void add(String type, String module, boolean isAlsoRelocated) {
        String simpleName = simpleName(type);
        List<HookTarget> namesakes = bySimpleName.get(simpleName);
        if (namesakes == null) bySimpleName.put(simpleName, namesakes = new ArrayList<>(1));
        namesakes.add(new HookTarget(type, module, isAlsoRelocated));
    }

    /** Takes away all that the module hooks. */
    public void remove(String module) {
        for (List<HookTarget> namesakes : bySimpleName.values()) {
            for (Iterator<HookTarget> all = namesakes.iterator(); all.hasNext(); ) {
                if (all.next().module.equals(module)) all.remove();
            }
        }
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
        if (namesakes == null) return Collections.emptyList();
        List<HookTarget> hooked = new ArrayList<>(namesakes.size());
        for (HookTarget target : namesakes) {
            if (target.packageBefore(type) != null) hooked.add(target);
        }
        return hooked;
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
