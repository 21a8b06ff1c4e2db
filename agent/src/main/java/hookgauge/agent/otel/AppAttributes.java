package hookgauge.agent.otel;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.List;

/** Makes the agent's attributes from those of an app, whose API is another copy, or another version. */
final class AppAttributes {
    private AppAttributes() {}

    /** @param entries key, name of its type and value, for each attribute */
    static Attributes of(Object[] entries) {
        AttributesBuilder attributes = Attributes.builder();
        for (int i = 0; i < entries.length; i += 3) {
            put(attributes, (String) entries[i], (String) entries[i + 1], entries[i + 2]);
        }
        return attributes.build();
    }

    @SuppressWarnings("unchecked") // the app's API has seen to it that the values fit their keys
    private static void put(AttributesBuilder attributes, String key, String type, Object value) {
        switch (type) {
            case "STRING":
                attributes.put(key, (String) value);
                break;
            case "BOOLEAN":
                attributes.put(key, (Boolean) value);
                break;
            case "LONG":
                attributes.put(key, (Long) value);
                break;
            case "DOUBLE":
                attributes.put(key, (Double) value);
                break;
            case "STRING_ARRAY":
                attributes.put(AttributeKey.stringArrayKey(key), (List<String>) value);
                break;
            case "BOOLEAN_ARRAY":
                attributes.put(AttributeKey.booleanArrayKey(key), (List<Boolean>) value);
                break;
            case "LONG_ARRAY":
                attributes.put(AttributeKey.longArrayKey(key), (List<Long>) value);
                break;
            case "DOUBLE_ARRAY":
                attributes.put(AttributeKey.doubleArrayKey(key), (List<Double>) value);
                break;
            default:
                attributes.put(key, String.valueOf(value));
        }
    }
}
