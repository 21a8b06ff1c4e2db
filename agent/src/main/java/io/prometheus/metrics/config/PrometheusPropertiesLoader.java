package io.prometheus.metrics.config;

/**
 * Stands in the jar for the class of this name of the Prometheus client, which would read the settings that the app made for
 * its own client: one that our version does not know would end the agent's start.
 */
public final class PrometheusPropertiesLoader {
    private PrometheusPropertiesLoader() {}

    /** The defaults, whatever the environment, the system properties and the files say. */
    public static PrometheusProperties load() {
        return PrometheusProperties.builder().build();
    }
}
