package hookgauge.instrumentation.cxf;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where CXF 3 and 4 is hooked: it knows the route of its JAX-RS services, its server counts. */
public final class CxfInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "cxf";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.cxf.CxfCompanion";
    }

    @Override
    public String home() {
        return "org/apache/cxf/jaxrs/utils";
    }

    /** Each finds the method of a resource, of the first one and of those that it leads to. */
    @Override
    public List<Hook> hooks() {
        return Arrays.asList(found("javax", "Z"), found("javax", "ZZ"), found("jakarta", "ZZ"));
    }

    private static Hook found(String api, String flags) {
        String descriptor = "(Ljava/util/Map;Lorg/apache/cxf/message/Message;Ljava/lang/String;L" + api
                + "/ws/rs/core/MultivaluedMap;Ljava/lang/String;Ljava/util/List;" + flags
                + ")Lorg/apache/cxf/jaxrs/model/OperationResourceInfo;";
        return Hook.onResult("org/apache/cxf/jaxrs/utils/JAXRSUtils", "findTargetMethod", descriptor, "routed")
                .optional();
    }
}
