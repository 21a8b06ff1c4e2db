package hookgauge.instrumentation.retrofit;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Retrofit knows the templates of its URIs. */
public final class RetrofitInstrumentation implements InstrumentationModule {
    private static final String CALL = "retrofit2/OkHttpCall";
    private static final String EXECUTE = "()Lretrofit2/Response;";
    private static final String ENQUEUE = "(Lretrofit2/Callback;)V";

    @Override
    public String name() {
        return "retrofit";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.retrofit.RetrofitCompanion";
    }

    @Override
    public String home() {
        return "retrofit2";
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
                Hook.onEntry(CALL, "execute", EXECUTE, "enter"),
                Hook.onReturn(CALL, "execute", EXECUTE, "leave"),
                Hook.onThrow(CALL, "execute", EXECUTE, "fail"),
                Hook.onEntry(CALL, "enqueue", ENQUEUE, "enter"),
                Hook.onReturn(CALL, "enqueue", ENQUEUE, "leave"),
                Hook.onThrow(CALL, "enqueue", ENQUEUE, "fail"));
    }
}
