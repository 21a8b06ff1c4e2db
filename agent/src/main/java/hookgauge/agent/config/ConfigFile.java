package hookgauge.agent.config;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** Reads the file that {@code hookgauge.config_file} names. */
final class ConfigFile {
    private static final int LARGEST_BYTES = 1 << 20;

    private ConfigFile() {}

    /** A relative name is looked up in the working directory, then beside the agent's jar. */
    static Properties read(String name, File jar) throws IOException {
        File file = new File(name);
        if (!file.exists() && !file.isAbsolute() && jar.getParent() != null) file = new File(jar.getParentFile(), name);
        if (name.trim().isEmpty()) throw new IOException("no such file");
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text(file)));
        } catch (IllegalArgumentException e) {
            throw new IOException("a \\u without four hexadecimal digits", e);
        }
        return properties;
    }

    /** {@code ${NAME}} and {@code ${NAME:-default}} filled in from the environment. */
    static String expand(String value, Map<String, String> environment) throws MissingVariableException {
        int begin = value.indexOf("${");
        if (begin < 0) return value;
        StringBuilder out = new StringBuilder();
        int done = 0;
        while (begin >= 0) {
            int end = value.indexOf('}', begin);
            if (end < 0) break;
            out.append(value, done, begin).append(variable(value.substring(begin + 2, end), environment));
            done = end + 1;
            begin = value.indexOf("${", done);
        }
        return out.append(value, done, value.length()).toString();
    }

    private static String variable(String written, Map<String, String> environment) throws MissingVariableException {
        int dash = written.indexOf(":-");
        String name = dash < 0 ? written : written.substring(0, dash);
        String value = environment.get(name);
        if (value != null && !(dash >= 0 && value.isEmpty())) return value;
        if (dash < 0) throw new MissingVariableException(name);
        return written.substring(dash + 2);
    }

    /** What it throws says why in a few words. */
    static String text(File file) throws IOException {
        if (!file.exists()) throw new IOException("no such file");
        if (!file.isFile()) throw new IOException("not a file");
        if (file.length() > LARGEST_BYTES) throw new IOException("larger than 1 MB");
        try {
            return decoded(file);
        } catch (CharacterCodingException e) {
            throw new IOException("not UTF-8", e);
        }
    }

    private static String decoded(File file) throws IOException {
        byte[] bytes = new byte[(int) file.length()];
        int length = 0;
        try (InputStream in = new FileInputStream(file)) {
            while (length < bytes.length) {
                int n = in.read(bytes, length, bytes.length - length);
                if (n < 0) break;
                length += n;
            }
        } catch (IOException e) {
            throw new IOException("not allowed or broken", e);
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, 0, length))
                .toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** A file names an environment variable that is not there: the message is its name. */
    static final class MissingVariableException extends Exception {
        private static final long serialVersionUID = 1;

        MissingVariableException(String name) {
            super(name);
        }
    }
}
