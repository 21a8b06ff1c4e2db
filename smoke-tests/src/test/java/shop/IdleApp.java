package shop;

import java.util.concurrent.CountDownLatch;

/** An app that needs nothing but {@code java.base} and does nothing until it is ended. */
public final class IdleApp {
    private IdleApp() {}

    /** Prints that it runs. */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("running");
        new CountDownLatch(1).await();
    }
}
