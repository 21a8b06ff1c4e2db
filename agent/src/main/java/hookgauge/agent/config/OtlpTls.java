package hookgauge.agent.config;

import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;

/** The PEM files of a push over TLS; what stands in them is read when it is needed, since certificates rotate. */
public final class OtlpTls {
    private static final String TRUST = "using " + Option.PUSH_CERTIFICATE.defaultText;
    private static final String NO_CLIENT = "sending without a client certificate";

    /** Null for the platform's trust store. */
    public final String certificate;

    /** Null if there is none; then there is no certificate of it either. */
    public final String clientKey;

    public final String clientCertificate;

    public OtlpTls(String certificate, String clientKey, String clientCertificate) {
        this.certificate = certificate;
        this.clientKey = clientKey;
        this.clientCertificate = clientCertificate;
    }

    static OtlpTls read(Sources sources, Settings settings, Findings findings) {
        String certificate = file(Option.PUSH_CERTIFICATE, TRUST, sources, settings, findings);
        String key = file(Option.PUSH_CLIENT_KEY, NO_CLIENT, sources, settings, findings);
        String client = file(Option.PUSH_CLIENT_CERTIFICATE, NO_CLIENT, sources, settings, findings);
        if (key != null && client != null) return new OtlpTls(certificate, key, client);
        Setting alone = settings.used(key != null ? Option.PUSH_CLIENT_KEY : Option.PUSH_CLIENT_CERTIFICATE);
        if (alone != null) {
            Option missing = key != null ? Option.PUSH_CLIENT_CERTIFICATE : Option.PUSH_CLIENT_KEY;
            findings.problem(alone.name + " needs " + missing.key + "; " + NO_CLIENT);
        }
        return new OtlpTls(certificate, null, null);
    }

    public boolean isEmpty() {
        return certificate == null && clientKey == null;
    }

    /** What stands in the file of that option. */
    public static String text(Option option, String file) throws IOException {
        String text = ConfigFile.text(new File(file));
        if (!isPem(text, option)) throw new CharacterCodingException();
        return text;
    }

    /** One that cannot be used yet is kept too, for it may change; null if there is none. */
    private static String file(Option option, String otherwise, Sources sources, Settings settings, Findings findings) {
        Setting setting = sources.find(option);
        if (setting == null) return null;
        String name = setting.value.trim();
        // a key that stands there itself is not to be shown
        if (name.isEmpty() || name.contains("-----")) {
            findings.problem(setting.unquoted() + " is not the name of a file; " + otherwise);
            return null;
        }
        try {
            text(option, name);
        } catch (IOException e) {
            boolean isOther = e instanceof CharacterCodingException || e.getCause() instanceof CharacterCodingException;
            String why = isOther ? " is not " + option.expectation : " cannot be read (" + e.getMessage() + ")";
            findings.problem(setting.quoted() + why + "; " + otherwise);
        }
        return settings.use(option, setting, name);
    }

    private static boolean isPem(String text, Option option) {
        if (option != Option.PUSH_CLIENT_KEY) return text.contains("-----BEGIN CERTIFICATE-----");
        return text.contains("PRIVATE KEY-----") && !text.contains("ENCRYPTED");
    }
}
