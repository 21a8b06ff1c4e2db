package io.prometheus.metrics.config;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrometheusPropertiesLoaderTest {
    @AfterEach
    void clear() {
        System.clearProperty("prometheus.config");
        System.clearProperty("io.prometheus.metrics.histogram_native_only");
    }

    @Test
    void settings_that_the_app_made_for_its_own_client_are_not_read() throws Exception {
        System.setProperty("prometheus.config", "/nonexistent");
        System.setProperty("io.prometheus.metrics.histogram_native_only", "neither true nor false");

        try (URLClassLoader anew = anew()) {
            Class<?> properties = anew.loadClass(PrometheusProperties.class.getName());

            assertNotNull(properties.getMethod("get").invoke(null));
        }
    }

    /** Has the client's settings, and ours before them as in the jar, not yet initialised. */
    private static URLClassLoader anew() {
        URL[] places = {place(PrometheusPropertiesLoader.class), place(PrometheusProperties.class)};
        return new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
