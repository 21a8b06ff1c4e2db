package hookgauge.agent.push;

import java.util.concurrent.ThreadFactory;

/** Makes the push's threads: daemons, named for what they do, without the app's class loader. */
final class PushThreads implements ThreadFactory {
    private final String name;

    PushThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(PushThreads.class.getClassLoader());
        return thread;
    }
}
