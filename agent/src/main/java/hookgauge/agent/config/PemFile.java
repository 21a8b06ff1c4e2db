package hookgauge.agent.config;

import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/** A file of certificates or of a private key; what stands in it is read when it is needed, since certificates rotate. */
public final class PemFile {
    public final Option option;
    public final String name;

    /** What happens while it cannot be used, as the end of a sentence. */
    public final String otherwise;

    public PemFile(Option option, String name, String otherwise) {
        this.option = option;
        this.name = name;
        this.otherwise = otherwise;
    }

    /** What stands there now. */
    public String text() throws IOException {
        String text = ConfigFile.text(new File(name));
        if (!isPem(text)) throw new CharacterCodingException();
        return text;
    }

    /** One that cannot be used yet is kept too, for it may change; null if there is none. */
    static PemFile read(Option option, String otherwise, Sources sources, Settings settings, Findings findings) {
        Setting setting = sources.find(option);
        if (setting == null) return null;
        PemFile file = new PemFile(option, setting.value.trim(), otherwise);
        // a key that stands there itself is not to be shown
        if (file.name.isEmpty() || file.name.contains("-----")) {
            findings.problem(setting.unquoted() + " is not the name of a file; " + otherwise);
            return null;
        }
        try {
            file.text();
        } catch (IOException e) {
            boolean isOther = e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException;
            String why = isOther ? " is not " + option.expectation : " cannot be read (" + e.getMessage() + ")";
            findings.problem(setting.quoted() + why + "; " + otherwise);
        }
        return settings.use(option, setting, file);
    }

    @Override
    public String toString() {
        return name;
    }

    private boolean isPem(String text) {
        if (option.expectation.contains("certificates")) return text.contains("-----BEGIN CERTIFICATE-----");
        return text.contains("PRIVATE KEY-----") && !text.contains("ENCRYPTED");
    }
}
