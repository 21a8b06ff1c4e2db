package shop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** An app that starts other JVMs, four at a time, as builds and batch jobs do. */
public final class ForkingShop {
    private ForkingShop() {}

    /** Starts as many children as the argument says; tells how each ended; a child ends with 7. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0) System.exit(7);
        for (int left = Integer.parseInt(arguments[0]); left > 0; left -= 4) {
            List<Process> children = new ArrayList<>();
            for (int i = 0; i < Math.min(4, left); i++) children.add(start());
            for (Process child : children) {
                String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                long lines = said.lines()
                        .filter(line -> line.contains("[hookgauge]"))
                        .count();
                System.out.println("child ended with " + child.waitFor() + ", agent said " + lines + " lines");
            }
        }
        System.out.println("all have ended");
        new CountDownLatch(1).await();
    }

    private static Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), ForkingShop.class.getName())
                .redirectErrorStream(true)
                .start();
    }
}
