package hookgauge.smoke;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Where the jar under test is and what is in it; all that these tests know of the agent. */
final class FinishedJar {
    /** What only the agent's loader reads: a few packs, each a zip file. */
    static final String ISOLATED = "hookgauge/isolated/";

    /** Gives what shall stand in the place of a file. */
    interface Change {
        byte[] of(String name, byte[] bytes);
    }

    private FinishedJar() {}

    static Path path() {
        String path = System.getProperty("hookgauge.jar");
        if (path == null || !Files.isRegularFile(Path.of(path))) {
            throw new IllegalStateException("no finished jar at hookgauge.jar=" + path + "; build module agent first");
        }
        return Path.of(path);
    }

    /** The bytes of all files by name; of those in packs below {@link #ISOLATED}, whatever the pack. */
    static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        write(OutputStream.nullOutputStream(), (name, bytes) -> {
            if (files.put(name, bytes) != null) throw new AssertionError("twice: " + name);
            return bytes;
        });
        return files;
    }

    /** Writes a copy in which some files are others. */
    static void copy(Path copy, Change change) throws IOException {
        try (OutputStream out = Files.newOutputStream(copy)) {
            write(out, change);
        }
    }

    private static void write(OutputStream out, Change change) throws IOException {
        try (JarFile jar = new JarFile(path().toFile(), false);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                boolean isPack = name.startsWith(ISOLATED) && name.endsWith(".zip");
                zip.putNextEntry(new ZipEntry(name));
                zip.write(isPack ? pack(bytes, change) : change.of(name, bytes));
            }
        }
    }

    private static byte[] pack(byte[] pack, Change change) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(pack));
                ZipOutputStream out = new ZipOutputStream(copy)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = change.of(ISOLATED + entry.getName(), in.readAllBytes());
                out.putNextEntry(stored(entry.getName(), bytes));
                out.write(bytes);
            }
        }
        return copy.toByteArray();
    }

    private static ZipEntry stored(String name, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        return entry;
    }
}
