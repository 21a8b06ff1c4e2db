package hookgauge.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import shop.AttackedShop;

/** What an {@link AttackedShop} holds of the machine, its garbage collected. */
record Footprint(long heapBytes, long residentBytes) {
    /** With a heap that is resident from the start, so that what is added to the process is not the app's garbage. */
    static Launch residentHeap(Launch launch) {
        return launch.option("-Xms96m")
                .option("-Xmx96m")
                .option("-XX:+UseSerialGC")
                .option("-XX:+AlwaysPreTouch");
    }

    static Footprint of(ServerProcess server) {
        String answer = RawHttp.get(server.appPort(), AttackedShop.HEAP);
        long heapBytes = Long.parseLong(RawHttp.body(answer));
        return new Footprint(heapBytes, residentBytes(server));
    }

    static long residentBytes(ServerProcess server) {
        Path status = Path.of("/proc", Long.toString(server.pid()), "status");
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmRSS:")) return 1024 * Long.parseLong(line.replaceAll("\\D+", ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no VmRSS in " + status);
    }
}
