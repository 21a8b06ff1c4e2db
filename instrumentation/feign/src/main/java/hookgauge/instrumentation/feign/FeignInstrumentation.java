package hookgauge.instrumentation.feign;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where OpenFeign knows the templates of its URIs. */
public final class FeignInstrumentation implements InstrumentationModule {
    private static final String HANDLER = "feign/SynchronousMethodHandler";
    private static final String EXECUTE = "(Lfeign/RequestTemplate;Lfeign/Request$Options;)Ljava/lang/Object;";

    @Override
    public String name() {
        return "feign";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.feign.FeignCompanion";
    }

    @Override
    public String home() {
        return "feign";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    @Override
    public boolean tellsTemplates() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(HANDLER, "executeAndDecode", EXECUTE, "enter"),
                Hook.onReturn(HANDLER, "executeAndDecode", EXECUTE, "leave"),
                Hook.onThrow(HANDLER, "executeAndDecode", EXECUTE, "fail"));
    }
}
