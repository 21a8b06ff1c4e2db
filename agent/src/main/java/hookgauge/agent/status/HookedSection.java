package hookgauge.agent.status;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What is hooked, and what was found that is not known. */
public final class HookedSection implements Section {
    private final Supplier<List<HookedModule>> modules;
    private final Supplier<List<String>> misfits;

    /** @param misfits one sentence each, as in the log */
    public HookedSection(Supplier<List<HookedModule>> modules, Supplier<List<String>> misfits) {
        this.modules = modules;
        this.misfits = misfits;
    }

    @Override
    public void writeTo(Json json) {
        json.list("hooked", modules.get(), 4_000, "hookedLeft", (to, module) -> to.object()
                .field("name", module.name)
                .field("version", module.version)
                .field("kind", module.kind.name().toLowerCase(Locale.ROOT))
                .field("routes", module.tellsRoutes)
                .endObject());
        json.list("misfits", misfits.get(), 2_000, "misfitsLeft", Json::value);
    }
}
