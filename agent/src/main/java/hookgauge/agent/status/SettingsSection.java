package hookgauge.agent.status;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.config.EffectiveSetting;

/** The settings in effect and what there was to say of them. */
public final class SettingsSection implements Section {
    private final AgentConfig config;

    public SettingsSection(AgentConfig config) {
        this.config = config;
    }

    @Override
    public void writeTo(Json json) {
        json.list("settings", config.effective(), 9_000, "settingsLeft", SettingsSection::write);
        json.list("problems", config.problems, 2_000, "problemsLeft", SettingsSection::write);
        json.list("notices", config.notices, 1_500, "noticesLeft", SettingsSection::write);
    }

    private static void write(Json json, EffectiveSetting setting) {
        String source = FileNames.source(setting);
        json.object().field("key", setting.option.key).field("value", FileNames.masked(setting));
        if (source != null) json.field("source", source);
        json.endObject();
    }

    private static void write(Json json, String sentence) {
        json.value(FileNames.masked(sentence));
    }
}
